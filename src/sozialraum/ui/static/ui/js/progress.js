// How far a long piece of work has come: asks once a second, and loads the page anew when it is over.
// Without it the link beside the bar does the same.

const PAUSE = 1000;

async function ask(bar) {
  try {
    const answer = await fetch(bar.dataset.progress, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    bar.value = told.percent;
    bar.textContent = `${told.percent} %`;
    if (told.over) {
      location.reload();
      return;
    }
  } catch {
    // the line was lost for a moment; the work goes on without us
  }
  setTimeout(ask, PAUSE, bar);
}

for (const bar of document.querySelectorAll("progress[data-progress]")) ask(bar);
