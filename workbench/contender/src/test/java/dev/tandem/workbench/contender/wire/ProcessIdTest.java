package dev.tandem.workbench.contender.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessIdTest {
  private final ProcessHandle here = ProcessHandle.current();

  @Test
  void a_process_is_found_by_its_number_and_the_time_of_its_start() {
    assertThat(ProcessId.of(here).find()).contains(here);
  }

  @Test
  void one_that_has_come_by_the_number_of_another_is_not_taken_for_it() {
    long started = ProcessId.of(here).started();

    assertThat(new ProcessId(here.pid(), started - 1000).find()).isEmpty();
    assertThat(new ProcessId(here.pid(), null).find()).isEmpty();
  }

  @Test
  void the_line_that_tells_of_processes_is_known_and_reads_as_the_same() {
    Message.Processes message = Message.Processes.of(List.of(here));

    assertThat(Protocol.processes(Protocol.line(message))).contains(message);
    assertThat(Protocol.processes(Protocol.line(new Message.Alive()))).isEmpty();
  }
}
