package dev.tandem.workbench.report.tensorboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * TensorBoard's {@code Event}, as much of it as scalars need (tensorboard/compat/proto/event.proto
 * and summary.proto). Only the numbers of the fields go into the file, not their names.
 *
 * @param wallTime seconds since 1970
 * @param step the epoch; null in a file's first event
 * @param fileVersion of the format, in a file's first event only
 * @param summary null in a file's first event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventMessage(double wallTime, Long step, String fileVersion, Summary summary) {
  static final String SCHEMA =
      """
      message EventMessage {
        optional double wallTime = 1;
        optional int64 step = 2;
        optional string fileVersion = 3;
        optional Summary summary = 5;
      }
      message Summary {
        repeated Value value = 1;
      }
      message Value {
        optional string tag = 1;
        optional float simpleValue = 2;
      }
      """;

  /** The only version that there is. */
  static final String VERSION = "brain.Event:2";

  /** Scalars of one step. */
  record Summary(List<Value> value) {}

  /** One scalar; what stands before a slash in its tag groups it. */
  record Value(String tag, float simpleValue) {}

  /** What a file begins with. */
  static EventMessage first(double wallTime) {
    return new EventMessage(wallTime, null, VERSION, null);
  }

  static EventMessage scalars(double wallTime, long step, List<Value> values) {
    return new EventMessage(wallTime, step, null, new Summary(values));
  }
}
