'use strict';
(() => {
  // Okabe and Ito 2008, as the pictures have them; the seventh is the paper's opposite
  const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', null];
  const MARKERS = {
    circle: 'circle', square: 'rect', diamond: 'rectRot', triangle: 'triangle', cross: 'crossRot', plus: 'cross', star: 'star',
  };
  const ORDER = { marks: -1, strong: 1, points: 1, medium: 2, thin: 3, reference: 900 }; // the least lies on top
  const charts = [];

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = (index) => (index < 0 ? css('--ink') : COLOURS[index % COLOURS.length] || css('--ink'));
  const colourOf = (line) => (line.stroke === 'reference' ? css('--faint') : colour(line.colour));
  const faint = (index, share) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour(index).slice(at, at + 2), 16));
    return `rgba(${r}, ${g}, ${b}, ${share})`;
  };
  const words = (value) => (Number.isInteger(value) ? String(value) : Number(value.toPrecision(5)).toString());
  const points = (xs, ys) => xs.map((x, i) => ({ x, y: ys[i] }));

  function datasets(line, group) {
    const lined = line.stroke !== 'points' && line.stroke !== 'marks';
    const marked = new Set(line.marked);
    const own = {
      label: line.label, group, data: points(line.x, line.y), showLine: lined,
      borderColor: colourOf(line), borderWidth: line.width || 2, borderDash: line.dashes,
      pointStyle: MARKERS[line.marker], pointRadius: line.x.map((_, i) => (marked.has(i) ? line.size / 2 : 0)),
      pointHoverRadius: line.stroke === 'reference' ? 0 : 6, pointBorderWidth: line.stroke === 'points' ? 0.7 : 1.3,
      backgroundColor: line.stroke === 'points' ? faint(line.colour, 0.5) : line.filled ? colourOf(line) : css('--paper'),
      order: ORDER[line.stroke],
    };
    if (!line.low) return [own];
    const edge = { label: '', group, showLine: true, borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, order: 1000 };
    return [
      own,
      { ...edge, data: points(line.x, line.low), fill: false },
      { ...edge, data: points(line.x, line.high), fill: '-1', backgroundColor: faint(line.colour, 0.2) },
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
    const shapes = told.lines.filter((line) => line.stroke !== 'reference' && line.stroke !== 'marks');
    const alike = shapes.every((line) => String(line.x) === String(shapes[0].x));
    const whole = told.lines.every((line) => line.x.every((x) => x === null || Number.isInteger(x)));
    return {
      type: 'line',
      data: { datasets: told.lines.flatMap(datasets) },
      options: {
        animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
        interaction: alike ? { mode: 'index', intersect: false } : { mode: 'nearest', intersect: false },
        scales: { x: axis(told.x, whole), y: { ...axis(told.y, false), suggestedMin: told.range[0], suggestedMax: told.range[1] } },
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
    const canvas = document.createElement('canvas');
    const scale = window.devicePixelRatio || 1;
    canvas.width = 44 * scale;
    canvas.height = 14 * scale;
    canvas.style.cssText = 'width:44px;height:14px';
    canvas.setAttribute('aria-hidden', 'true');
    const pen = canvas.getContext('2d');
    pen.scale(scale, scale);
    if (!line.stroke) {
      pen.fillStyle = colour(index);
      pen.fillRect(15, 1, 14, 12);
      return canvas;
    }
    pen.strokeStyle = colourOf(line);
    if (line.width > 0) {
      pen.lineWidth = line.width;
      pen.setLineDash(line.dashes);
      pen.beginPath();
      pen.moveTo(0, 7);
      pen.lineTo(44, 7);
      pen.stroke();
      pen.setLineDash([]);
    }
    pen.fillStyle = line.filled ? colourOf(line) : css('--paper');
    const options = { pointStyle: MARKERS[line.marker], radius: Math.min(6, line.size / 2), rotation: 0, borderWidth: 1.3 };
    pen.lineWidth = 1.3;
    Chart.helpers.drawPoint(pen, options, 22, 7);
    return canvas;
  }

  /** How many of a chart's values can be seen: finite and inside the axes. */
  function marks(chart) {
    const { x, y } = chart.scales;
    const within = (scale, value) => Number.isFinite(value) && value >= scale.min && value <= scale.max;
    return chart.data.datasets.filter((set) => set.label !== '' || set.data.some(Array.isArray)).flatMap((set) => set.data)
      .filter((value) => {
        if (value === null) return false;
        if (Array.isArray(value)) return value.every((end) => within(x, end));
        return typeof value === 'number' ? value > 0 && within(x, value) : within(x, value.x) && within(y, value.y);
      }).length;
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
      box.dataset.marks = marks(chart);
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
