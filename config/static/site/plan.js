// The plan counts again at every tick. Without script a button does the same.
const form = document.querySelector("form[data-plan]");

const count = async (name) => {
  const chosen = new URLSearchParams();
  for (const box of form.querySelectorAll("input[name=chosen]:checked")) {
    chosen.append("chosen", box.value);
  }
  const address = `${location.pathname}?${chosen}`;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) {
    location.assign(address);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = [...form.querySelectorAll("details")].map((each) => each.open);
  form.querySelector(".plan-scroll").replaceWith(page.querySelector("form[data-plan] .plan-scroll"));
  form.querySelectorAll("details").forEach((each, at) => {
    each.open = open[at];
  });
  history.replaceState(null, "", address);
  form.querySelector(`input[value="${CSS.escape(name)}"]`)?.focus();
};

form?.addEventListener("change", (event) => {
  if (event.target.name === "chosen") {
    count(event.target.value);
  }
});
