'use strict';
(() => {
  // Okabe and Ito 2008, as the pictures have them; the seventh is the paper's opposite
  const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', null];
  const MARKS = ['circle', 'rect', 'rectRot', 'triangle'];
  const DASHES = { dashed: [8, 5], dotted: [2, 4] };
  const MOST_MARKERS = 30;
  const charts = [];

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = (index) => (index < 0 ? css('--faint') : COLOURS[index % COLOURS.length] || css('--ink'));
  const faint = (index, share) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour(index).slice(at, at + 2), 16));
    return `rgba(${r}, ${g}, ${b}, ${share})`;
  };
  const words = (value) => (Number.isInteger(value) ? String(value) : Number(value.toPrecision(5)).toString());
  const points = (xs, ys) => xs.map((x, i) => ({ x, y: ys[i] }));

  /** The first contender's line is the widest and lies lowest: of lines that coincide, all show. */
  function datasets(line, group, contenders) {
    const above = contenders - Math.max(0, line.contender);
    const lined = line.stroke !== 'points' && line.stroke !== 'marks';
    const few = line.x.length <= MOST_MARKERS && line.stroke !== 'reference';
    const radius = { points: 2, marks: 7, reference: 0 }[line.stroke];
    const own = {
      label: line.label, group, data: points(line.x, line.y), showLine: lined,
      borderColor: colour(line.contender), borderWidth: line.stroke === 'reference' ? 1 : 1 + Math.min(above, 4) * 1.2,
      borderDash: DASHES[line.stroke] || [], pointStyle: MARKS[Math.max(0, line.contender) % MARKS.length],
      pointRadius: radius === undefined ? (few ? 2 + above : 0) : radius,
      pointHoverRadius: line.stroke === 'reference' ? 0 : 6,
      backgroundColor: line.stroke === 'points' ? faint(line.contender, 0.5) : colour(line.contender),
      pointBorderWidth: line.stroke === 'points' ? 0 : 1, order: line.stroke === 'marks' ? -1 : above,
    };
    if (!line.low) return [own];
    const edge = { label: '', group, showLine: true, borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, order: 1000 };
    return [
      own,
      { ...edge, data: points(line.x, line.low), fill: false },
      { ...edge, data: points(line.x, line.high), fill: '-1', backgroundColor: faint(line.contender, 0.2) },
    ];
  }

  function axis(told, whole) {
    const ends = told.low === null ? {} : { min: told.low, max: told.high };
    return {
      type: 'linear', ...ends, title: { display: true, text: told.label, color: css('--ink') },
      grid: { color: css('--line') }, border: { color: css('--faint') },
      ticks: { color: css('--faint'), maxRotation: 0, ...(whole ? { precision: 0 } : {}) },
    };
  }

  const tooltips = (told) => ({
    filter: (item) => item.dataset.label !== '',
    callbacks: told.kind === 'bars'
      ? { label: (item) => `${item.dataset.label}: ${words(item.parsed.x)}` }
      : {
        title: (items) => (items.length ? `${told.x.label} ${words(items[0].parsed.x)}` : ''),
        label: (item) => `${item.dataset.label}: ${words(item.parsed.y)}`,
      },
  });

  const zoom = (undo) => ({
    zoom: { drag: { enabled: true, backgroundColor: 'rgba(120, 120, 120, 0.25)' }, mode: 'xy', onZoomComplete: undo },
  });

  function lines(told, undo) {
    const contenders = 1 + Math.max(...told.lines.map((line) => line.contender));
    const shapes = told.lines.filter((line) => line.stroke !== 'reference' && line.stroke !== 'marks');
    const alike = shapes.every((line) => String(line.x) === String(shapes[0].x));
    const whole = told.lines.every((line) => line.x.every((x) => x === null || Number.isInteger(x)));
    return {
      type: 'line',
      data: { datasets: told.lines.flatMap((line, i) => datasets(line, i, contenders)) },
      options: {
        animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
        interaction: alike ? { mode: 'index', intersect: false } : { mode: 'nearest', intersect: false },
        scales: { x: axis(told.x, whole), y: axis(told.y, false) },
        plugins: { legend: { display: false }, tooltip: tooltips(told), zoom: zoom(undo) },
      },
    };
  }

  function bars(told, undo) {
    const floats = told.low !== undefined; // from one value to another instead of from 0
    return {
      type: 'bar',
      data: {
        labels: told.bars,
        datasets: told.parts.map((part, i) => (
          { label: part.label, group: i, data: part.lengths, backgroundColor: colour(i), maxBarThickness: 44 })),
      },
      options: {
        indexAxis: 'y', animation: false, responsive: true, maintainAspectRatio: false,
        interaction: { mode: 'nearest', intersect: true },
        scales: {
          x: { ...axis({ label: told.label, low: told.low ?? null, high: told.high }, false), stacked: !floats, beginAtZero: !floats },
          y: { stacked: !floats, grid: { display: false }, ticks: { color: css('--ink') } },
        },
        plugins: { legend: { display: false }, tooltip: tooltips(told), zoom: zoom(undo) },
      },
    };
  }

  /** A picture of a line, for the legend. */
  function sample(line, index) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('width', '26');
    svg.setAttribute('height', '12');
    svg.setAttribute('aria-hidden', 'true');
    const shape = (name, attributes) => {
      const part = document.createElementNS('http://www.w3.org/2000/svg', name);
      Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
      svg.append(part);
    };
    if (!line.stroke) shape('rect', { x: 7, width: 12, height: 12, fill: colour(index) });
    else if (DASHES[line.stroke] || line.stroke === 'solid') {
      shape('line', {
        x1: 0, x2: 26, y1: 6, y2: 6, stroke: colour(line.contender), 'stroke-width': 2.5,
        'stroke-dasharray': (DASHES[line.stroke] || []).join(' '),
      });
    } else shape('circle', { cx: 13, cy: 6, r: line.stroke === 'marks' ? 5.5 : 2.5, fill: colour(line.contender) });
    return svg;
  }

  function legend(chart, told, hidden) {
    const list = document.createElement('ul');
    list.className = 'legend';
    (told.lines || told.parts).forEach((line, group) => {
      if (line.stroke === 'reference') return;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(sample(line, group), line.label);
      const show = (visible) => {
        button.setAttribute('aria-pressed', String(visible));
        chart.data.datasets.forEach((set, i) => set.group === group && chart.setDatasetVisibility(i, visible));
      };
      show(!hidden.has(group));
      button.onclick = () => {
        if (!hidden.delete(group)) hidden.add(group);
        show(!hidden.has(group));
        chart.update();
      };
      const item = document.createElement('li');
      item.append(button);
      list.append(item);
    });
    return list;
  }

  /** Draws a chart into its box, again whenever the theme changes. */
  function draw(box) {
    const told = JSON.parse(box.nextElementSibling.textContent);
    const canvas = box.querySelector('canvas');
    const hidden = new Set();
    const reset = document.createElement('button');
    reset.type = 'button';
    reset.textContent = 'undo zoom';
    let chart;
    let below;
    const make = () => {
      if (chart) {
        chart.destroy();
        below.remove();
      }
      reset.remove();
      const undo = () => below.append(reset);
      if (told.kind === 'bars') box.style.height = `${6 + 3.5 * told.bars.length}rem`;
      chart = new Chart(canvas, told.kind === 'bars' ? bars(told, undo) : lines(told, undo));
      below = legend(chart, told, hidden);
      chart.update();
      box.after(below);
    };
    reset.onclick = canvas.ondblclick = () => {
      chart.resetZoom();
      reset.remove();
    };
    make();
    charts.push(make);
  }

  Chart.register(ChartZoom);
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  document.querySelectorAll('.chart').forEach(draw);
  const redraw = () => charts.forEach((make) => make());
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', redraw);
  document.getElementById('theme').onclick = () => {
    const now = document.documentElement.dataset.theme || (dark.matches ? 'dark' : 'light');
    document.documentElement.dataset.theme = now === 'dark' ? 'light' : 'dark';
    redraw();
  };
})();
