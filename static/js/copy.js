// Shows the copy buttons, which are hidden where there is no script; each copies the text of the field it names.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = said.dataset.copied || "Copied";
    } catch {
      // No permission, or not a secure address: show the text, selected, to be copied by hand.
      const folded = text.closest("details");
      if (folded) folded.open = true;
      text.focus();
      text.select();
      said.textContent = said.dataset.byHand || "Press Ctrl+C (⌘C on a Mac) to copy the selected text";
    }
  });
}
