"use strict";

/* What the browser keeps for this page. Some browsers allow it nothing: then the page itself
   remembers, until it is left. */
const kept = {
  memory: new Map(),
  lasts: true,

  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      this.lasts = false;
      return this.memory.get(key) ?? null;
    }
  },

  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      this.lasts = false;
      this.memory.set(key, value);
    }
  },
};
