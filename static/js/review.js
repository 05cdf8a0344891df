// Single keys for the review queue: each does what the button or link that names it does.
"use strict";

const STORED = "review-keys";
const on = document.getElementById("keys-on");
const help = document.querySelector("details.keys");

const kept = () => {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
};

if (on) {
  on.closest("[hidden]").hidden = false;
  on.checked = kept();
  on.addEventListener("change", () => {
    try {
      localStorage.setItem(STORED, on.checked ? "on" : "off");
    } catch {
      // The choice then holds for this page.
    }
  });
}

let sent = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || sent) return;
  const field = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (field) {
    if (event.key === "Escape") field.blur();
    return;
  }
  if (on && !on.checked) return;
  if (event.key === "?" && help) {
    help.open = !help.open;
    help.querySelector("summary").focus();
    event.preventDefault();
    return;
  }
  const target = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
  if (!target || target === help) return;
  event.preventDefault();
  if (target.matches("input")) {
    target.focus();
    return;
  }
  target.click();
});

// A decision is sent once, however impatient the finger.
for (const form of document.querySelectorAll("form.judging")) {
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
}
addEventListener("pageshow", () => {
  sent = false;
});
