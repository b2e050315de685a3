package dev.tandem.workbench.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingLossWordsTest {
  @Test
  void weights_and_smoothing_are_named_where_they_are() {
    ClassWeights weights = new ClassWeights.Given(List.of(1.0, 2.0));
    PositiveWeight four = PositiveWeight.of(4);

    assertThat(TrainingLossWords.of(SoftmaxCrossEntropy.DEFAULT)).isEqualTo("running");
    assertThat(TrainingLossWords.of(LossSpec.MeanSquaredError.DEFAULT)).isEqualTo("running");
    assertThat(TrainingLossWords.of(new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, weights)))
        .isEqualTo("running, weighted, smoothed");
    assertThat(TrainingLossWords.of(new BinaryCrossEntropy(Reduction.MEAN, four)))
        .isEqualTo("running, weighted");
  }
}
