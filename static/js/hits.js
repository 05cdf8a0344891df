// Steps from hit to hit in an opened article: two buttons, and the keys n and p where the reader leaves them on.
"use strict";

const bar = document.querySelector(".hits[data-total]");
const total = Number(bar.dataset.total);
const told = bar.querySelector(".position");
const keys = bar.querySelector("input");
let current = Number((/^#hit-(\d+)$/.exec(location.hash) || [0, 0])[1]);

const step = (by) => {
  current = ((current || (by > 0 ? 0 : 1)) - 1 + by + total) % total + 1;
  const hit = document.getElementById(`hit-${current}`);
  if (!hit) return;
  location.replace(`#hit-${current}`);
  hit.focus({ preventScroll: true });
  told.textContent = told.dataset.words.replace("{n}", current).replace("{total}", total);
};

bar.querySelector(".hit-buttons").hidden = false;
bar.querySelector(".first-hit").hidden = true;
bar.querySelector("[data-step='1']").addEventListener("click", () => step(1));
bar.querySelector("[data-step='-1']").addEventListener("click", () => step(-1));

try { keys.checked = localStorage.getItem("hit-keys") !== "off"; } catch { /* private mode */ }
keys.addEventListener("change", () => {
  try { localStorage.setItem("hit-keys", keys.checked ? "on" : "off"); } catch { /* private mode */ }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest && event.target.closest("input:not([type=checkbox]), textarea, select");
  if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
});
