// Shows the copy button, which is hidden where there is no script, and makes it copy the citation's plain text.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Copied";
    } catch {
      // No permission, or not a secure address: show the text, selected, to be copied by hand.
      text.closest("details").open = true;
      text.focus();
      text.select();
      said.textContent = "Press Ctrl+C (⌘C on a Mac) to copy the selected text";
    }
  });
}
