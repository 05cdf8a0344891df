// Coordinates chosen on a map: a click or the pin fills the fields, and what is typed moves the pin.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const latitude = document.getElementById("id_latitude");
  const longitude = document.getElementById("id_longitude");
  if (!latitude || !longitude || !latitude.dataset.outlines) return;

  const box = document.createElement("div");
  box.className = "point-map";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", latitude.dataset.label);
  latitude.closest(".form-row").append(box);

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    crs: L.CRS.EPSG4326,
    attributionControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    minZoom: 0,
    maxZoom: 10,
    maxBounds: [[-90, -180], [90, 180]],
  });
  L.imageOverlay(latitude.dataset.outlines, [[-90, -180], [90, 180]], { className: "outlines" }).addTo(map);
  const pin = L.marker([0, 0], {
    draggable: true,
    keyboard: false,
    icon: L.divIcon({ className: "pin", iconSize: [20, 20] }),
  });

  function typed() {
    const at = [latitude.value, longitude.value].map((text) => (text.trim() === "" ? NaN : Number(text)));
    return at.every(Number.isFinite) && Math.abs(at[0]) <= 90 && Math.abs(at[1]) <= 180 ? at : null;
  }

  function show() {
    const at = typed();
    if (!at) return pin.remove();
    pin.setLatLng(at).addTo(map);
    return map.panTo(at, { animate: false });
  }

  function fill(point) {
    latitude.value = point.lat.toFixed(4);
    longitude.value = point.wrap().lng.toFixed(4);
    pin.setLatLng(point).addTo(map);
  }

  const start = typed();
  map.setView(start || [30, 20], start ? 5 : 1, { animate: false });
  show();
  map.on("click", (event) => fill(event.latlng));
  pin.on("dragend", () => fill(pin.getLatLng()));
  for (const field of [latitude, longitude]) field.addEventListener("input", show);
});
