package dev.tandem.workbench.report.chart;

/** What a chart shows, without how. */
public sealed interface Chart
    permits LineChart,
        BarChart,
        ConfusionChart,
        SampleChart,
        ProbabilityChart,
        SurfaceChart,
        WeightChart,
        DriftChart,
        PanelChart,
        SweepChart,
        WaterfallChart,
        DataChart {
  /** Returns the name of its files: letters, digits and dashes. */
  String name();

  String title();

  /** Returns what a reader must know to read it; may be empty. */
  String note();
}
