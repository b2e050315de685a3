package dev.tandem.datasets.source;

import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Targets;
import dev.tandem.datasets.appointments.AppointmentGenerator;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.ColumnPlan.Kind;
import dev.tandem.datasets.table.Labels;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Generated medical appointments, a table like {@link NoShowSource}'s that takes the same way
 * through columns and encoders; the best that any model can reach is known. See {@link
 * AppointmentGenerator}.
 */
public final class AppointmentsSource extends GeneratedSource {
  static final int DEFAULT_ROWS = 20_000;

  private static final List<ColumnPlan> PLANS =
      List.of(
          ColumnPlan.category("Gender"),
          ColumnPlan.number("Age"),
          new ColumnPlan(
              "WaitingDays",
              Derivation.DAYS_BETWEEN,
              List.of("ScheduledDay", "AppointmentDay"),
              Kind.NUMBER),
          new ColumnPlan("Weekday", Derivation.WEEKDAY, List.of("AppointmentDay"), Kind.CATEGORY),
          new ColumnPlan("ScheduledHour", Derivation.HOUR, List.of("ScheduledDay"), Kind.NUMBER),
          ColumnPlan.category("Neighbourhood"),
          ColumnPlan.number("Scholarship"),
          ColumnPlan.number("Hypertension"),
          ColumnPlan.number("Diabetes"),
          ColumnPlan.number("Alcoholism"),
          ColumnPlan.number("SMS_received"),
          ColumnPlan.number("PreviousNoShows"));

  public AppointmentsSource() {
    super("appointments", 1, DEFAULT_ROWS);
  }

  @Override
  public Optional<String> label() {
    return Optional.of(AppointmentGenerator.LABEL);
  }

  @Override
  RawRows generate(int rows, long seed) {
    AppointmentGenerator.Appointments made = AppointmentGenerator.generate(rows, seed);
    Targets labels = Labels.of(made.table(), AppointmentGenerator.LABEL, List.of("No", "Yes"));
    int[] all = IntStream.range(0, rows).toArray();
    return new TableRows(made.table(), all, labels, PLANS, List.of(), Optional.of(made.logOdds()));
  }
}
