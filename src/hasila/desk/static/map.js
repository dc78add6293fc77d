// The maps: outlines from this package, no tiles; places as circles. Data stand in the page or come from its .json.
"use strict";

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

async function outlines() {
  const answer = await fetch("/static/outlines.json");
  return L.geoJSON(await answer.json(), { interactive: false, style: { color: colour("--soft"), weight: 1, fill: false } });
}

function begin(element) {
  const map = L.map(element, { attributionControl: false, zoomSnap: 0.5, minZoom: 2, maxZoom: 12, zoomControl: true });
  outlines().then((layer) => layer.addTo(map));
  return map;
}

function dot(place, radius) {
  return L.circleMarker([place.lat, place.lon], {
    radius, weight: 1.5, color: colour("--accent"), fillColor: colour("--accent"), fillOpacity: 0.45,
  });
}

function label(name) {
  const words = document.createElement("bdi");
  words.dir = "auto";
  words.textContent = name;
  return words;
}

for (const element of document.querySelectorAll(".map.small")) {
  const place = { lat: Number(element.dataset.lat), lon: Number(element.dataset.lon) };
  const map = begin(element).setView([place.lat, place.lon], 6);
  dot(place, 8).bindTooltip(label(element.dataset.name)).addTo(map);
}

function drawAll(element) {
  const map = begin(element);
  const layer = L.featureGroup();
  const places = JSON.parse(element.dataset.places);
  for (const [name, lat, lon, incidents, url] of places) {
    const words = document.createElement("span");
    words.append(label(name), ` ${element.dataset.told} ${incidents}`);
    dot({ lat, lon }, 4 + 2.5 * Math.sqrt(incidents)).bindTooltip(words)
      .on("click", () => { location.href = url; }).addTo(layer);
  }
  layer.addTo(map);
  if (places.length) map.fitBounds(layer.getBounds().pad(0.2), { maxZoom: 6 });
  else map.setView([31, 41], 4.5);
}

for (const element of document.querySelectorAll(".map.all")) drawAll(element);
// The filters put a new map in the place of the old one.
document.addEventListener("htmx:afterSettle", () => {
  for (const element of document.querySelectorAll(".map.all:not(.leaflet-container)")) drawAll(element);
});
