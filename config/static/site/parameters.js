/* The fields of a method as soon as it is chosen, and its sentence while they are filled.
   Without this script the page shows both once it was sent. */
"use strict";
{
  // What the criterion says beside its method, which is part of its sentence.
  const besides = (select) => {
    const form = select.form;
    const field = (name) => form?.elements[select.name.replace(/method$/, name)];
    const instead = field("substitute");
    return [
      ["against", field("against")?.value ?? ""],
      ["not_applicable", field("not_applicable")?.value ?? ""],
      ["instead", instead?.value ? instead.selectedOptions?.[0]?.text ?? instead.value : ""],
    ];
  };

  const ask = async (group, select, typed) => {
    const query = new URLSearchParams(typed);
    query.set("method", select.value);
    query.set("name", select.name.replace(/method$/, "parameters"));
    for (const [key, value] of besides(select)) query.set(key, value);
    const answer = await fetch(`${group.dataset.address}?${query}`);
    return answer.ok && !answer.redirected ? answer.text() : null;
  };

  // What is typed within the group, by the names that the form sends.
  const typedIn = (group) => {
    const pairs = [["typed", "1"]];
    for (const field of group.querySelectorAll("input, select")) {
      if (field.type !== "checkbox" || field.checked) pairs.push([field.name, field.value]);
    }
    return pairs;
  };

  const showFields = async (group, select) => {
    const html = await ask(group, select, []);
    if (html !== null) group.innerHTML = html;
  };

  const showSentence = async (group, select) => {
    const html = await ask(group, select, typedIn(group));
    const line = group.querySelector(".formula");
    if (html === null || line === null) return;
    const page = new DOMParser().parseFromString(html, "text/html");
    line.textContent = page.querySelector(".formula")?.textContent ?? "";
  };

  const around = (target) => {
    const inside = target.closest("fieldset");
    const select = inside?.querySelector("select[name$=method]");
    const group = inside?.querySelector(".parameters");
    return select && group ? { group, select } : null;
  };

  document.addEventListener("change", ({ target }) => {
    const found = around(target);
    if (found?.select === target) showFields(found.group, found.select);
    else if (found && /(against|not_applicable|substitute)$/.test(target.name)) {
      showSentence(found.group, found.select);
    }
  });

  let waiting;
  document.addEventListener("input", ({ target }) => {
    const found = around(target);
    if (!found?.group.contains(target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => showSentence(found.group, found.select), 300);
  });
}
