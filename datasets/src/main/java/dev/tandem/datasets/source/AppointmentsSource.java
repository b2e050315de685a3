package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.datasets.appointments.AppointmentGenerator;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.Forms;
import dev.tandem.datasets.table.Labels;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.MissingTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      NoShowSource.plans(
          "Hypertension", "Diabetes", "Alcoholism", "SMS_received", "PreviousNoShows");

  public AppointmentsSource() {
    super("appointments", 1, DEFAULT_ROWS, new RowSize(20, 2_000));
  }

  @Override
  public Optional<String> label() {
    return Optional.of(AppointmentGenerator.LABEL);
  }

  @Override
  RawRows generate(int rows, long seed) {
    AppointmentGenerator.Appointments made = AppointmentGenerator.generate(rows, seed);
    Map<String, Form> forms = new LinkedHashMap<>(Forms.ofPlans(PLANS));
    forms.put(AppointmentGenerator.LABEL, Form.TEXT);
    forms.put("PatientId", Form.TEXT);
    Table table = Table.read(made.rows(), forms, new MissingTexts(List.of()));
    Targets labels = Labels.of(table, AppointmentGenerator.LABEL, NoShowSource.CLASSES).targets();
    int[] all = IntStream.range(0, rows).toArray();
    return TableRows.preset(
        table, all, labels, PLANS, List.of(), Optional.empty(), Optional.of(made.logOdds()));
  }
}
