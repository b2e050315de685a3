package dev.tandem.datasets.appointments;

import dev.tandem.tensor.Draws;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One appointment.
 *
 * @param waitingDays from the scheduled day to the appointment's
 * @param hour of scheduling
 */
record Appointment(
    Patient patient, LocalDate day, int waitingDays, int hour, int minute, boolean sms) {
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 182;

  static Appointment draw(Patient patient, Draws draws) {
    LocalDate day = FIRST_DAY.plusDays(draws.below(DAYS));
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    int waitingDays = draws.chance(0.35) ? 0 : waitingDays(draws);
    int hour = 7 + draws.below(13);
    int minute = draws.below(60);
    boolean sms = draws.chance(waitingDays >= 3 ? 0.55 : 0);
    return new Appointment(patient, day, waitingDays, hour, minute, sms);
  }

  /** Exponential with a mean of two weeks, 1 to 120. */
  private static int waitingDays(Draws draws) {
    return (int) Math.min(120, 1 + Math.floor(-14 * StrictMath.log(1 - draws.uniform(0, 1))));
  }

  /** The log-odds that the patient does not come; only columns of the table have a part in it. */
  double logOdds() {
    int age = patient.age();
    boolean young = age >= 16 && age <= 32;
    double sum = -2.45 + AppointmentGenerator.EFFECTS[patient.neighbourhood()];
    sum += waitingDays == 0 ? -1.1 : 0.4 * StrictMath.log(waitingDays);
    sum += 0.85 * Math.min(patient.previousNoShows(), 4);
    sum += young ? 0.5 : -0.012 * (age - 40);
    sum += sms ? (age < 60 ? -0.7 : 0.1) : 0; // messages help, but not the old
    sum += waitingDays > 20 && patient.previousNoShows() > 0 ? 0.8 : 0;
    sum += weekdayEffect();
    sum += hour >= 17 ? 0.2 : 0;
    sum += patient.scholarship() ? 0.35 : 0;
    sum += patient.hypertension() ? -0.3 : 0;
    sum += patient.diabetes() ? -0.2 : 0;
    sum += patient.alcoholism() && day.getDayOfWeek() == DayOfWeek.MONDAY ? 1.5 : 0;
    return sum;
  }

  private double weekdayEffect() {
    return switch (day.getDayOfWeek()) {
      case MONDAY -> 0.15;
      case FRIDAY -> 0.3;
      case SATURDAY -> 0.5;
      default -> 0;
    };
  }

  /** The row of the table, the label last. */
  List<String> row(String label) {
    return List.of(
        "P" + patient.id(),
        patient.gender(),
        String.format(Locale.ROOT, "%sT%02d:%02d:00Z", day.minusDays(waitingDays), hour, minute),
        day + "T00:00:00Z",
        Integer.toString(patient.age()),
        AppointmentGenerator.NEIGHBOURHOODS.get(patient.neighbourhood()),
        flag(patient.scholarship()),
        flag(patient.hypertension()),
        flag(patient.diabetes()),
        flag(patient.alcoholism()),
        flag(sms),
        Integer.toString(patient.previousNoShows()),
        label);
  }

  private static String flag(boolean value) {
    return value ? "1" : "0";
  }
}
