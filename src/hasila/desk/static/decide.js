// Deciding: controls are put into the page's places, keys are read by their place on the keyboard, and after every
// decision the page is fetched anew, so that it always shows what the ledger says.
"use strict";

(() => {
  const KEYS = {
    KeyJ: "next", KeyK: "previous", KeyA: "confirm", KeyE: "correct", KeyX: "reject", KeyD: "discount", KeyN: "add",
    KeyS: "words", KeyV: "review", KeyU: "undo", KeyR: "redo", KeyH: "history", KeyO: "open", KeyM: "merge",
    KeyP: "split", KeyG: "move", KeyB: "origin", KeyL: "onward",
  };
  const OF_FIGURES = ["confirm", "reject", "discount"];
  const OF_INCIDENTS = ["merge", "split", "move", "origin"];
  const place = document.querySelector(".head .decide");
  if (!place) return;
  const report = place.dataset.report ?? "";
  const incident = place.dataset.incident ?? "";
  const $ = (selector, within = document) => within.querySelector(selector);
  const word = (name) => $("#decide-words")?.dataset[name] ?? "";
  let selected = null; // of the text: {start, end} in code points
  let selecting = false;
  let waiting = null; // what is to be done once the reader has a name
  let chain = Promise.resolve();
  let queued = 0;
  let turn = 0; // of fetching the page anew: the last one counts
  let stale = false; // the page shows what was before the last decision

  // ---- the page's places -------------------------------------------------------------------------------------------

  // The page's own address may say how it is to be shown: so are its parts.
  const shown = Object.fromEntries([...new URLSearchParams(location.search)].filter(([name]) => ["lang", "digits"].includes(name)));
  const address = (path, given) => `${path}?${new URLSearchParams({ ...given, ...shown })}`;

  async function fetched(path, given) {
    const answer = await fetch(address(path, given)).catch(() => null);
    if (!answer) return told(word("noAnswer"), true);
    const words = await answer.text();
    return answer.ok ? words : told(words, true);
  }

  function fill(main, bar) {
    const top = $(".head .decide", main);
    if (!top) return;
    if (bar) top.innerHTML = bar;
    for (const [selector, template] of [[".decide[data-figure]", "#decide-figure"], [".decide[data-incident][data-report]", "#decide-member"]]) {
      const made = $(template, main)?.content;
      if (made) for (const each of main.querySelectorAll(selector)) each.replaceChildren(made.cloneNode(true));
    }
    const on = $("#decide-keys-on", main);
    if (on) on.checked = localStorage.getItem("keys") !== "off";
  }

  const bar = () => fetched("/decide/bar", { report, incident });
  const busy = () => $("main dialog[open], .decide-box"); // somebody is writing: the page waits
  const settle = () => { if (stale && !busy()) refresh(); };

  async function refresh() {
    const main = $("main");
    const mine = ++turn;
    stale = true;
    if (busy()) return;
    const [page, controls] = await Promise.all([fetch(location.pathname + location.search).catch(() => null), bar()]);
    const words = page?.ok ? await page.text() : "";
    if (!words || mine !== turn || busy()) return; // a later one is on its way, or somebody writes by now
    stale = false;
    const next = $("main", new DOMParser().parseFromString(words, "text/html"));
    const key = keyOf(current());
    const scrolled = [...document.querySelectorAll(".found")].map((each) => each.scrollTop);
    const open = [...main.querySelectorAll("details")].map((each) => each.open);
    fill(next, controls);
    const map = $(".map", main);
    if (map && $(".map", next)) $(".map", next).replaceWith(map);
    const details = next.querySelectorAll("details");
    if (details.length === open.length) details.forEach((each, n) => { each.open = open[n]; });
    main.replaceChildren(...next.childNodes);
    document.querySelectorAll(".found").forEach((each, n) => { each.scrollTop = scrolled[n] ?? 0; });
    const at = items().find((each) => keyOf(each) === key);
    if (at) mark(at, false);
    document.dispatchEvent(new Event("decided"));
  }

  const plain = (words) => new DOMParser().parseFromString(words, "text/html").body.textContent.trim();

  let toast = null;
  function told(words, bad = false) {
    if (!toast) {
      toast = document.createElement("div");
      toast.className = "decide-toast";
      toast.setAttribute("role", "status");
      document.body.append(toast);
    }
    toast.replaceChildren(Object.assign(document.createElement("span"), { textContent: plain(words) }));
    toast.classList.toggle("bad", bad);
    toast.classList.remove("past");
    clearTimeout(told.timer);
    told.timer = setTimeout(() => toast.classList.add("past"), bad ? 9000 : 3500);
    return null;
  }

  // ---- which figure ------------------------------------------------------------------------------------------------

  const items = () => [...document.querySelectorAll("main .decide[data-figure]")].map((each) => each.closest("li")).filter((each) => each?.getClientRects().length);
  const keyOf = (item) => item && `${item.dataset.report}#${item.dataset.figure}`;
  const current = () => $('main li[aria-current="true"]');

  function mark(item, scroll = true) {
    for (const each of document.querySelectorAll('main li[aria-current="true"]')) each.removeAttribute("aria-current");
    for (const each of document.querySelectorAll("mark.at")) each.classList.remove("at");
    if (!item) return;
    item.setAttribute("aria-current", "true");
    const marks = report ? document.querySelectorAll(`#text [data-for~="${CSS.escape(item.dataset.figure)}"]`) : [];
    for (const each of marks) each.classList.add("at");
    if (!scroll) return;
    item.scrollIntoView({ block: "nearest" });
    const words = marks[0]?.getBoundingClientRect();
    if (words && (words.top < 80 || words.bottom > innerHeight - 40)) marks[0].scrollIntoView({ block: "center" });
  }

  function step(by) {
    const all = items();
    const at = all.indexOf(current());
    mark(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
  }

  // ---- deciding ----------------------------------------------------------------------------------------------------

  async function send(path, data, quiet = false) {
    if (path !== "/decide/name" && !$(".decide-bar")?.dataset.reader) {
      waiting = () => send(path, data, quiet).then((done) => done && refresh());
      ask();
      return null;
    }
    const answer = await fetch(address(path), { method: "POST", body: new URLSearchParams(data) }).catch(() => null);
    if (!answer) return void told(word("noAnswer"), true);
    const words = await answer.text();
    if (answer.ok) {
      told(words);
      const to = answer.headers.get("X-Location");
      if (incident && to && to !== location.pathname) { location.assign(to); return null; }
    } else if (!quiet) told(words, true);
    if (answer.status === 409) await refresh();
    return { ok: answer.ok, words };
  }

  function soon(path, data) {
    queued += 1;
    chain = chain.then(() => send(path, data)).then(async (done) => {
      queued -= 1;
      if (done && !queued) await refresh();
    });
    return chain;
  }

  const seen = () => $(".decide-bar")?.dataset.seen ?? "";

  function on(item) {
    const data = { report: item?.dataset.report ?? report, seen: seen() };
    if (incident) data.incident = incident;
    if (item) {
      data.figure = item.dataset.figure;
      if (item.dataset.start) data.stands = `${item.dataset.start}-${item.dataset.end}`;
    }
    const text = $("#text");
    if (text) data.version = text.dataset.version;
    return data;
  }

  function decideOn(item, deed, withReason) {
    if (!item) return;
    mark(item);
    if (withReason) return void openForm(item, deed);
    const data = { ...on(item), deed };
    step(1);
    soon("/decide/take", data);
  }

  async function openForm(item, deed) {
    mark(item);
    const words = await fetched("/decide/figure", { report: item.dataset.report, figure: item.dataset.figure, deed });
    if (words) show(item.querySelector(".decide"), words);
  }

  function show(where, words) {
    close();
    const box = document.createElement("div");
    box.className = "decide-box";
    box.innerHTML = words;
    where.append(box);
    box.scrollIntoView({ block: "nearest" });
    $("select, input:not([type=hidden])", box)?.focus();
  }

  function close() {
    for (const each of document.querySelectorAll(".decide-box")) each.remove();
    for (const each of document.querySelectorAll("main dialog[open]")) each.close();
    settle();
  }

  async function dialog(path, given) {
    const words = await fetched(path, given);
    if (!words) return;
    close();
    const box = $("#decide-dialog");
    box.innerHTML = words;
    const title = $("h2", box);
    if (title) box.setAttribute("aria-labelledby", title.id);
    box.showModal();
  }

  const ask = () => { close(); $("#decide-name")?.showModal(); };

  async function addFigure() {
    choose();
    if (!selected) return void told(word("noSelection"), true);
    const words = await fetched("/decide/add", { report, span: `${selected.start}-${selected.end}` });
    const list = $("#figures");
    if (!words || !list) return;
    const box = document.createElement("div");
    list.before(box);
    show(box, words);
    leave();
  }

  function act(name, from, event) {
    const item = from?.closest("li[data-figure]") ?? current() ?? (OF_FIGURES.includes(name) || name === "correct" ? items()[0] : null);
    if (OF_FIGURES.includes(name)) return decideOn(item, name, event?.shiftKey);
    if (OF_INCIDENTS.includes(name)) {
      if (!incident) return;
      return dialog("/decide/incident", { incident, deed: name, report: from?.closest("[data-report]")?.dataset.report ?? "" });
    }
    switch (name) {
      case "next": return step(1);
      case "previous": return step(-1);
      case "correct": return item && openForm(item, name);
      case "add": return report && addFigure();
      case "words": return report && enter();
      case "review": return report && soon("/decide/take", { ...on(null), deed: name });
      case "undo": return soon("/decide/undo", { way: event?.shiftKey ? "redo" : "undo", ...(incident && { incident }) });
      case "redo": return soon("/decide/undo", { way: "redo", ...(incident && { incident }) });
      case "undo-one": close(); return soon("/decide/undo", { number: from.dataset.number });
      case "history": return report && dialog("/decide/history", { report });
      case "open": { const link = item?.querySelector("a.value"); return link?.click(); }
      case "onward": return report && chain.then(() => location.assign(address("/decide/next", { report })));
      case "name": return ask();
      case "keys": close(); return $("#decide-sheet").showModal();
      case "cancel": case "close": return close();
      case "selection": return take(from);
      default: return undefined;
    }
  }

  // ---- words of the text -------------------------------------------------------------------------------------------

  const points = (words) => [...words].length;

  function offset(node, at) {
    const line = (node.nodeType === 1 ? node : node.parentElement)?.closest("#text p.line");
    if (!line) return null;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, at);
    return Number(line.dataset.start) + points(before.toString());
  }

  // A browser tells of a selection some time after it was made: a key pressed at once asks for itself.
  function choose() {
    const now = getSelection();
    if (!report || !now.rangeCount || now.isCollapsed) return;
    const range = now.getRangeAt(0);
    const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
    if (start !== null && end !== null && start < end) {
      selected = { start, end, words: range.toString().trim() };
      float(range);
    }
  }
  document.addEventListener("selectionchange", choose);

  let floating = null;
  function float(range) {
    const label = $('.decide-bar [data-act="add"]')?.textContent;
    if (!label) return;
    if (!floating) {
      floating = document.createElement("button");
      floating.type = "button";
      floating.className = "decide-float";
      floating.addEventListener("mousedown", (event) => event.preventDefault());
      floating.addEventListener("click", () => addFigure());
      document.body.append(floating);
    }
    floating.textContent = label;
    floating.hidden = false;
    const box = range.getBoundingClientRect();
    floating.style.top = `${box.bottom + scrollY + 6}px`;
    floating.style.left = `${Math.max(8, Math.min(box.left + scrollX, scrollX + innerWidth - floating.offsetWidth - 8))}px`;
  }
  const unfloat = () => { if (floating) floating.hidden = true; };
  document.addEventListener("mousedown", unfloat);

  // A field takes the words that are selected, as one more choice.
  function take(button) {
    choose();
    if (!selected?.words) return void told(word("noSelection"), true);
    const select = button.form.elements[button.dataset.name];
    const value = `${selected.start}-${selected.end}`;
    const choice = [...select.options].find((each) => each.value === value) ?? new Option(selected.words, value);
    if (!choice.parentElement) select.add(choice);
    select.value = value;
    select.focus();
  }

  // Selecting words without a mouse: the caret goes by words, Shift holds on to them.
  function enter() {
    const start = $("#text mark.at") ?? $("#text p.line");
    if (!start) return;
    selecting = true;
    $("#text").classList.add("selecting");
    const walk = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
    const node = walk.nextNode();
    if (!node) return;
    getSelection().collapse(node, 0);
    getSelection().modify("extend", "forward", "word");
    start.scrollIntoView({ block: "center" });
  }

  function leave() {
    selecting = false;
    $("#text")?.classList.remove("selecting");
    getSelection().removeAllRanges();
    unfloat();
  }

  function walk(event) {
    const ways = { ArrowLeft: ["left", "word"], ArrowRight: ["right", "word"], ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"] };
    const way = ways[event.code];
    if (!way) return false;
    const now = getSelection();
    if (event.shiftKey) now.modify("extend", ...way);
    else {
      now.collapseToEnd();
      now.modify("move", ...way);
      now.modify("extend", "forward", "word");
    }
    return true;
  }

  // ---- events ------------------------------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("main [data-act]");
    if (button) act(button.dataset.act, button, event);
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("main .decide .decide-form, main .decide dialog form, .decide-box form")) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    const item = form.closest("li[data-figure]");
    if (!data.get("incident") || item) for (const [name, value] of Object.entries(on(item))) data.set(name, value);
    else data.set("seen", seen());
    if (form.action.endsWith("/decide/name")) {
      const done = await send("/decide/name", data);
      if (!done?.ok) return;
      close();
      const then = waiting;
      waiting = null;
      $(".decide-bar").dataset.reader = data.get("name");
      if (then) await then();
      else await refresh(); // what a page shows depends on who reads
      return;
    }
    for (const each of form.querySelectorAll(".decide-buttons button")) each.disabled = true;
    const done = await send("/decide/take", data, true);
    if (done?.ok) {
      close();
      if (event.submitter?.name === "next") step(1);
      await refresh();
    } else {
      for (const each of form.querySelectorAll(".decide-buttons button")) each.disabled = false;
      const problem = $(".problem", form);
      if (done && problem) problem.textContent = plain(done.words);
    }
  });

  document.addEventListener("input", async (event) => {
    const find = event.target.closest?.(".decide-find");
    if (!find) return;
    clearTimeout(find.timer);
    find.timer = setTimeout(async () => {
      const words = await fetched("/decide/targets", { incident: find.dataset.incident, q: find.value });
      const list = $(".decide-targets", find.closest("fieldset"));
      if (!words || !list) return;
      const chosen = $("input:checked", list)?.value;
      list.innerHTML = words;
      const again = chosen && [...list.querySelectorAll("input")].find((each) => each.value === chosen);
      if (again) again.checked = true;
    }, 200);
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "decide-keys-on") localStorage.setItem("keys", event.target.checked ? "on" : "off");
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const typing = event.target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    if (event.code === "Escape" && !$("dialog[open]")) {
      if (selecting) leave();
      close();
      return;
    }
    if (typing?.form?.matches(".decide-form") && event.code === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      typing.form.requestSubmit(typing.form.querySelector('button[name="next"]') ?? undefined);
      return;
    }
    if (typing || $("dialog[open]") || localStorage.getItem("keys") === "off") return;
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ") {
      event.preventDefault();
      act("undo", null, event);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (selecting && walk(event)) return event.preventDefault();
    const sheet = (event.code === "Slash" && event.shiftKey) || event.key === "?" || event.key === "؟";
    const name = sheet ? "keys" : KEYS[event.code];
    if (!name) return undefined;
    event.preventDefault();
    act(name, null, event);
    return undefined;
  });

  document.addEventListener("close", (event) => {
    if (event.target.id === "decide-name") waiting = null; // whoever gives no name decides nothing
    settle();
  }, true);
  addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
  bar().then((words) => { fill($("main"), words); const at = $("main li:target"); if (at) mark(at, false); });
})();
