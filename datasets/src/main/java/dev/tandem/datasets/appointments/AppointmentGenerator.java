package dev.tandem.datasets.appointments;

import dev.tandem.datasets.table.text.MemoryRows;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;
import java.util.List;

/**
 * Draws medical appointments and who does not come to them, about one in five. Whether a patient
 * comes is a coin thrown with {@code 1 / (1 + exp(-logOdds))}, and the log-odds are a known
 * function of the table's own columns (linear but for a few interactions): ranking by them is the
 * best that any model can do, on average over the coins.
 */
public final class AppointmentGenerator {
  public static final String LABEL = "No-show";

  static final List<String> NEIGHBOURHOODS =
      List.of(
          "Garden City",
          "Harbour",
          "Hillside",
          "Lakeside",
          "Market",
          "Mill Quarter",
          "North End",
          "Old Town",
          "Riverside",
          "South Bank",
          "Station",
          "University");

  /** What a neighbourhood adds to the log-odds, in the same order. */
  static final double[] EFFECTS = {-0.4, 0.5, 0, -0.2, 0.3, 0.1, -0.6, 0, 0.2, -0.1, 0.6, 0.35};

  private static final List<String> HEADER =
      List.of(
          "PatientId",
          "Gender",
          "ScheduledDay",
          "AppointmentDay",
          "Age",
          "Neighbourhood",
          "Scholarship",
          "Hypertension",
          "Diabetes",
          "Alcoholism",
          "SMS_received",
          "PreviousNoShows",
          LABEL);

  private static final int STREAM = 0;

  private AppointmentGenerator() {}

  /**
   * @param logOdds by row, of not coming
   */
  public record Appointments(MemoryRows rows, double[] logOdds) {}

  /** Draws rows; a patient has about two of them. */
  public static Appointments generate(int rows, long seed) {
    int patients = (rows + 1) / 2;
    MemoryRows table = new MemoryRows("appointments (generated)", HEADER);
    double[] logOdds = new double[rows];
    for (int row = 0; row < rows; row++) {
      Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, STREAM, row));
      Patient patient = Patient.draw(draws.below(patients), seed);
      Appointment appointment = Appointment.draw(patient, draws);
      logOdds[row] = appointment.logOdds();
      boolean stayedAway = draws.chance(1 / (1 + StrictMath.exp(-logOdds[row])));
      table.add(appointment.row(stayedAway ? "Yes" : "No"));
    }
    return new Appointments(table, logOdds);
  }
}
