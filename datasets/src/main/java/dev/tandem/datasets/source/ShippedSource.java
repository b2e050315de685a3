package dev.tandem.datasets.source;

import dev.tandem.datasets.known.KnownData;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.util.Optional;

/** A small table inside this program, read and prepared as a person's own. */
final class ShippedSource implements Source {
  private final KnownData data;

  ShippedSource(KnownData data) {
    this.data = data;
  }

  private TableSource table() {
    return new TableSource(data.shipped());
  }

  @Override
  public String name() {
    return data.name();
  }

  @Override
  public Task task(DataSpec spec) {
    return spec.task();
  }

  @Override
  public Optional<String> label() {
    return data.label();
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return spec.task() == Task.REGRESSION ? new SplitSpec.Shuffled() : new SplitSpec.Stratified();
  }

  @Override
  public void check(DataSpec spec) {
    table().check(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    return table().identity(spec);
  }

  @Override
  public RawRows load(DataSpec spec) {
    return table().load(spec.withLabel(spec.label().or(this::label)));
  }
}
