/** Where the choice of colours is remembered; also the event that tells of a change. */
export const themeKey = "bunsan-theme";

/**
 * Runs before the first paint, as text in the head: sets `data-theme` on the root from the
 * remembered choice or the system, and follows either as it changes.
 */
export const themeScript = `(function(){var q=matchMedia("(prefers-color-scheme: dark)");function set(){var c=null;try{c=localStorage.getItem("${themeKey}")}catch(e){}document.documentElement.dataset.theme=c==="dark"||c==="light"?c:q.matches?"dark":"light"}set();q.addEventListener("change",set);addEventListener("storage",set);addEventListener("${themeKey}",set)})()`;
