package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.page.ReportView.ChartGroup;
import dev.tandem.workbench.report.page.ReportView.ChartView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which chart stands where: some beside what they show, the others in their groups. */
final class ChartPlaces {
  private final List<ChartGroup> groups;
  private final List<ChartView> placed = new ArrayList<>();

  ChartPlaces(List<ChartGroup> groups) {
    this.groups = groups;
  }

  /** Places those of these charts that there are, in the order of their names. */
  List<ChartView> named(String... names) {
    List<ChartView> found =
        Stream.of(names)
            .flatMap(
                name ->
                    groups.stream()
                        .flatMap(group -> group.charts().stream())
                        .filter(chart -> chart.name().equals(name)))
            .toList();
    placed.addAll(found);
    return found;
  }

  /** Returns the groups of what was not placed. */
  List<ChartGroup> others() {
    return groups.stream()
        .map(
            group ->
                new ChartGroup(
                    group.heading(),
                    group.charts().stream().filter(chart -> !placed.contains(chart)).toList()))
        .filter(group -> !group.charts().isEmpty())
        .toList();
  }
}
