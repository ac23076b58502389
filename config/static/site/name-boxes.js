/* The stock select2 gives its boxes no name: take the one of the field that they stand for. */
"use strict";
{
  const nameBoxes = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const box = select.parentElement.querySelector(".select2-selection__rendered");
      const label = document.querySelector(`label[for="${select.id}"]`);
      const name = select.getAttribute("aria-label") || (label && label.textContent.trim());
      if (box && name) box.setAttribute("aria-label", name);
    }
  };
  // After the stock script, which was queued before this one.
  window.django.jQuery(nameBoxes);
  document.addEventListener("formset:added", () => window.setTimeout(nameBoxes, 0));
}
