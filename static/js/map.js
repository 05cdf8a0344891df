// The list of places as a map: the same places, the same numbers, the same links.
"use strict";

(() => {
  const box = document.getElementById("leaflet-map");
  const NEAR = 46; // pixels; places nearer than that are shown as one
  const MOST_ZOOM = 9;

  const spots = [...document.querySelectorAll(".spot")].map((row) => ({
    at: [Number(row.dataset.latitude), Number(row.dataset.longitude)],
    count: Number(row.dataset.count),
    name: row.querySelector("a.place").textContent,
    place: row.querySelector("a.place").href,
    articles: row.querySelector("a.times").href,
    words: row.querySelector("a.times").firstChild.textContent.trim(),
  }));

  function sized(count) {
    return Math.round(Math.min(62, 26 + 5 * Math.log2(count)));
  }

  function link(href, words) {
    const a = document.createElement("a");
    a.href = href;
    a.textContent = words;
    return a;
  }

  function told(some) {
    const list = document.createElement("ul");
    for (const spot of some.slice(0, 12)) {
      const row = document.createElement("li");
      const name = document.createElement("bdi");
      name.append(link(spot.place, spot.name));
      row.append(name, " ", link(spot.articles, spot.words));
      list.append(row);
    }
    return list;
  }

  // The list is in the order of counts, so the first of each group is its biggest, and the others lie around it.
  function gathered(map) {
    const groups = [];
    for (const spot of spots) {
      const point = map.project(spot.at, map.getZoom());
      const near = groups.find((group) => group.point.distanceTo(point) < NEAR);
      if (near) near.spots.push(spot);
      else groups.push({ point, spots: [spot] });
    }
    return groups.map((group) => group.spots);
  }

  // Those that most articles name: a single far place must not make all others small.
  function heaviest() {
    const enough = 0.6 * spots.reduce((sum, spot) => sum + spot.count, 0);
    let sum = 0;
    return spots.filter((spot) => (sum += spot.count) - spot.count < enough);
  }

  function marker(map, some) {
    const one = some.length === 1;
    const size = one ? sized(some[0].count) : 34;
    const title = one
      ? `${some[0].name}: ${some[0].words}`
      : box.dataset.cluster.replace("{n}", some.length).replace("{name}", some[0].name);
    const label = document.createElement("span");
    label.textContent = (one ? some[0].count : some.length).toLocaleString(document.documentElement.lang);
    const icon = L.divIcon({ html: label, className: one ? "dot" : "dots", iconSize: [size, size] });
    const made = L.marker(some[0].at, { icon, title, alt: title, riseOnHover: true });
    const open = () => {
      const bounds = L.latLngBounds(some.map((spot) => spot.at));
      if (!one && map.getZoom() < MOST_ZOOM && bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > 1000) {
        map.fitBounds(bounds.pad(0.1), { maxZoom: Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds.pad(0.1))) });
      } else {
        const popup = L.popup({ closeButton: true }).setLatLng(some[0].at).setContent(told(some));
        popup.on("remove", () => made.getElement() && made.getElement().focus({ preventScroll: true }));
        popup.openOn(map);
      }
    };
    made.on("click", open);
    made.on("add", () => {
      const element = made.getElement();
      element.setAttribute("aria-label", title);
      element.addEventListener("keydown", (pressed) => {
        if (pressed.key !== "Enter" && pressed.key !== " ") return;
        pressed.preventDefault();
        pressed.stopPropagation();
        open();
      });
    });
    return made;
  }

  // The same file as the drawn map's: relative steps on a grid of a fiftieth of a degree, y = -latitude.
  function rings(path) {
    return path
      .getAttribute("d")
      .split("M")
      .filter(Boolean)
      .map((line) => {
        const [x, y, ...steps] = line.match(/-?\d+/g).map(Number);
        let at = [x, y];
        const points = [[-y / 50, x / 50]];
        for (let i = 0; i + 1 < steps.length; i += 2) {
          at = [at[0] + steps[i], at[1] + steps[i + 1]];
          points.push([-at[1] / 50, at[0] / 50]);
        }
        return points;
      });
  }

  async function outlines(map) {
    const answer = await fetch(box.dataset.outlines);
    const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    const still = { interactive: false, smoothFactor: 1 };
    L.polygon(rings(drawing.getElementById("land")), { ...still, className: "land" }).addTo(map);
    L.polyline(rings(drawing.getElementById("borders")), { ...still, className: "borders" }).addTo(map);
  }

  function start() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    document.getElementById("drawn-map").hidden = true;
    box.hidden = false;
    const map = L.map(box, {
      attributionControl: false,
      zoomControl: false,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      markerZoomAnimation: !calm,
      scrollWheelZoom: false,
      minZoom: 1,
      maxZoom: MOST_ZOOM,
      maxBounds: [[-85, -200], [85, 200]],
    });
    map.on("popupopen", ({ popup }) => {
      const close = popup.getElement().querySelector(".leaflet-popup-close-button");
      if (close) close.setAttribute("aria-label", box.dataset.close);
      const first = popup.getElement().querySelector("a");
      if (first) first.focus({ preventScroll: true });
    });
    L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
    map.fitBounds(L.latLngBounds(heaviest().map((spot) => spot.at)).pad(0.15), { maxZoom: 6, animate: false });
    outlines(map);
    const markers = L.layerGroup().addTo(map);
    const show = () => {
      const focused = box.contains(document.activeElement) && document.activeElement.classList.contains("leaflet-marker-icon");
      markers.clearLayers();
      for (const some of gathered(map)) markers.addLayer(marker(map, some));
      if (focused) box.focus({ preventScroll: true });
    };
    map.on("zoomend", show);
    show();
  }

  // Two sliders above the two lists of months; whichever is moved, the other follows.
  function slider(select) {
    const range = document.createElement("input");
    range.type = "range";
    const end = select.name === "to";
    const last = select.options.length - 1;
    const index = () => (end && select.selectedIndex === 0 ? last + 1 : select.selectedIndex);
    range.min = end ? 1 : 0;
    range.max = end ? last + 1 : last;
    range.value = index();
    range.setAttribute("aria-label", select.labels[0].textContent);
    const tell = () => range.setAttribute("aria-valuetext", select.options[select.selectedIndex].text);
    range.addEventListener("input", () => {
      select.selectedIndex = end && Number(range.value) > last ? 0 : Number(range.value);
      tell();
    });
    range.addEventListener("change", () => select.form.requestSubmit());
    select.addEventListener("change", () => { range.value = index(); tell(); });
    tell();
    select.after(range);
  }

  if (box && window.L && spots.length) start();
  for (const select of document.querySelectorAll("#period select")) slider(select);
})();
