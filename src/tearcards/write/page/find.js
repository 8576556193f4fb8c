"use strict";

/* Which cards are shown: those that have all the words and every facet that was chosen. */

const finder = element("_finder");
const search = element("_search");
const calm = element("_calm");
const facets = finder ? all("[data-facet]", finder) : [];

/* Letters without their marks and in one size, and one sort of apostrophe. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();

const texts = new Map();
function textOf(entry) {
  if (!texts.has(entry)) texts.set(entry, plain(entry.textContent));
  return texts.get(entry);
}

/* Facets of which a card has several; a theme holds its branches too. */
const has = {
  pack: (value, wanted) => value.split(" ").includes(wanted),
  tag: (value, wanted) => value.split(" ").some((tag) => tag === wanted || tag.startsWith(`${wanted}::`)),
};

function find() {
  const wanted = plain(search.value).split(/\s+/).filter(Boolean);
  const chosen = facets.filter((facet) => facet.value).map((facet) => [facet.dataset.facet, facet.value]);
  const fits = (entry) =>
    !(calm?.checked && entry.dataset.sensitive) &&
    chosen.every(([facet, value]) => {
      const own = entry.dataset[facet] ?? "";
      return has[facet] ? has[facet](own, value) : own === value;
    }) &&
    wanted.every((word) => textOf(entry).includes(word));
  for (const entry of entries) entry.hidden = !fits(entry);
  for (const deck of all(".deck")) deck.hidden = !all(".entry", deck).some(isShown);
  const pack = facets.find((facet) => facet.dataset.facet === "pack")?.value;
  for (const note of all(".note.pack")) note.hidden = note.dataset.pack !== pack;
  tellCount(chosen.length > 0 || wanted.length > 0);
}

function tellCount(narrowed) {
  const n = entries.filter(isShown).length;
  const key = n === 0 ? "none" : n < entries.length ? "some" : "count";
  element("_count").textContent = say(key, { n, all: entries.length });
  element("_start").disabled = n === 0;
  element("_reset").hidden = !narrowed;
}

/* The card that the address names is shown, whatever else was looked for. */
function showNamed() {
  const named = element(decodeURIComponent(location.hash.slice(1)));
  if (!named?.classList.contains("entry")) return;
  if (named.hidden) {
    if (calm) calm.checked = false;
    finder.reset();
    find();
  }
  goTo(named);
}

if (finder) {
  let waiting;
  finder.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 120);
  });
  finder.addEventListener("submit", (event) => event.preventDefault());
  // The reset itself comes after the event, and takes back the switch that stays as it is.
  finder.addEventListener("reset", () => {
    const still = calm?.checked;
    setTimeout(() => {
      if (calm) calm.checked = still;
      find();
    });
  });
  const calmKey = "tearcards calm";
  if (calm) {
    calm.checked = kept.get(calmKey) === "yes";
    calm.addEventListener("change", () => kept.set(calmKey, calm.checked ? "yes" : "no"));
  }
  const opener = element("_open");
  opener.addEventListener("click", () => {
    const open = opener.textContent === words.open_all;
    for (const entry of entries.filter(isShown)) turn(entry, open);
    opener.textContent = open ? words.close_all : words.open_all;
  });
  // On a phone the filters would push the cards out of sight.
  if (matchMedia("(max-width: 60rem)").matches) finder.querySelector("details").open = false;
  // A page that is loaded again gets back what was typed in it, without an event.
  addEventListener("pageshow", () => {
    find();
    showNamed();
  });
  addEventListener("hashchange", showNamed);
}
