// After a swap: a fold that was open stays open, and whoever turned a page reads on at its first row.
"use strict";

let open = false;
let turned = false;

document.addEventListener("htmx:beforeSwap", (event) => {
  const fold = document.querySelector("#listing .filters");
  const from = event.detail.requestConfig && event.detail.requestConfig.elt;
  open = Boolean(fold && fold.open);
  turned = Boolean(from && from.closest(".pages"));
});

document.addEventListener("htmx:afterSettle", () => {
  const fold = document.querySelector("#listing .filters");
  if (fold) fold.open = open;
  if (turned) document.getElementById("results").focus();
  turned = false;
});
