// What the desk does beyond links and forms. Every page works without it.
"use strict";

// A list item and its words in the text light up together.
function pair(name, on) {
  for (const each of document.querySelectorAll(`[data-for~="${CSS.escape(name)}"]`)) each.classList.toggle("lit", on);
}

document.addEventListener("mouseover", (event) => {
  const at = event.target.closest?.("[data-for]");
  if (at) for (const name of at.dataset.for.split(" ")) pair(name, true);
});
document.addEventListener("mouseout", (event) => {
  const at = event.target.closest?.("[data-for]");
  if (at) for (const name of at.dataset.for.split(" ")) pair(name, false);
});

// On a narrow screen the facets begin folded.
if (matchMedia("(max-width: 48rem)").matches) {
  for (const each of document.querySelectorAll("details.all-facets")) each.open = false;
}

// Files dropped anywhere on the page go where chosen ones go.
const drop = document.getElementById("drop");
if (drop) {
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    drop.elements.files.files = event.dataTransfer.files;
    drop.submit();
  });
  drop.elements.files.addEventListener("change", () => drop.submit());
}
