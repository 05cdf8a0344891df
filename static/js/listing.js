// After a swap: a fold closes over what was chosen in it and keeps the focus, and whoever turned a page reads on at its first row.
"use strict";

let chose = false;
let turned = false;

document.addEventListener("htmx:beforeSwap", (event) => {
  const from = event.detail.requestConfig && event.detail.requestConfig.elt;
  chose = Boolean(from && from.closest(".filters"));
  turned = Boolean(from && from.closest(".pages"));
});

document.addEventListener("htmx:afterSettle", () => {
  const lost = document.activeElement === document.body;
  if (turned) document.getElementById("results").focus();
  if (chose && lost) document.getElementById("filters-fold").focus({ preventScroll: true });
  chose = turned = false;
});
