package dev.tandem.engine;

import dev.tandem.network.InitializationSpec;
import dev.tandem.network.InitializationSpec.He;
import dev.tandem.network.InitializationSpec.HeUniform;
import dev.tandem.network.InitializationSpec.Normal;
import dev.tandem.network.InitializationSpec.Orthogonal;
import dev.tandem.network.InitializationSpec.Torch;
import dev.tandem.network.InitializationSpec.Xavier;
import dev.tandem.network.InitializationSpec.XavierUniform;
import dev.tandem.network.InitializationSpec.Zeros;
import dev.tandem.tensor.CounterRandom;

/**
 * Fills a tensor with first numbers.
 *
 * @param target a weight [fanOut, fanIn] or a bias [fanOut]
 */
record Drawing(CounterRandom random, double[] target, int fanIn, int fanOut)
    implements InitializationSpec.Visitor<Void> {
  @Override
  public Void xavier(Xavier spec) {
    return normal(Math.sqrt(2.0 / (fanIn + fanOut)));
  }

  @Override
  public Void xavierUniform(XavierUniform spec) {
    return uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
  }

  @Override
  public Void he(He spec) {
    return normal(Math.sqrt(2.0 / fanIn));
  }

  @Override
  public Void heUniform(HeUniform spec) {
    return uniform(Math.sqrt(6.0 / fanIn));
  }

  @Override
  public Void torch(Torch spec) {
    return uniform(1 / Math.sqrt(fanIn));
  }

  @Override
  public Void normal(Normal spec) {
    return normal(spec.standardDeviation());
  }

  @Override
  public Void zeros(Zeros spec) {
    return null; // as Java made them
  }

  /**
   * Gram and Schmidt's process, twice over for accuracy, on the rows or columns of a normal matrix.
   */
  @Override
  public Void orthogonal(Orthogonal spec) {
    normal(1);
    boolean byRows = fanOut <= fanIn;
    int vectors = Math.min(fanIn, fanOut);
    int length = Math.max(fanIn, fanOut);
    for (int i = 0; i < vectors; i++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int before = 0; before < i; before++) {
          double dot = dot(i, before, length, byRows);
          for (int k = 0; k < length; k++) {
            target[at(i, k, byRows)] -= dot * target[at(before, k, byRows)];
          }
        }
      }
      double norm = Math.sqrt(dot(i, i, length, byRows));
      for (int k = 0; k < length; k++) {
        target[at(i, k, byRows)] /= norm;
      }
    }
    return null;
  }

  private double dot(int i, int j, int length, boolean byRows) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += target[at(i, k, byRows)] * target[at(j, k, byRows)];
    }
    return sum;
  }

  private int at(int vector, int k, boolean byRows) {
    return byRows ? vector * fanIn + k : k * fanIn + vector;
  }

  private Void normal(double deviation) {
    for (int i = 0; i < target.length; i++) {
      target[i] = deviation * random.normal(i);
    }
    return null;
  }

  private Void uniform(double bound) {
    for (int i = 0; i < target.length; i++) {
      target[i] = bound * (2 * random.uniform(i) - 1);
    }
    return null;
  }
}
