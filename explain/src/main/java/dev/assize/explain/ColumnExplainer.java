package dev.assize.explain;

import dev.assize.core.Decisions;
import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.EncodedModel;
import dev.assize.core.OutputScale;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import java.util.Arrays;

/** Runs the method that the options ask for. */
final class ColumnExplainer {
    /** Axes of an encoded sequence: features and time. */
    private static final int SEQUENCE_AXES = 2;

    private final AttributionOptions options;
    private final EncodedModel model;
    private final DifferentiablePredictor predictor;

    ColumnExplainer(AttributionOptions options, EncodedModel model, DifferentiablePredictor predictor) {
        this.options = options;
        this.model = model;
        this.predictor = predictor;
    }

    /**
     * What came out.
     *
     * @param columns attributions by column
     * @param gap how far they miss completeness
     * @param method how they were made, in a few words, with settings
     */
    record Outcome(ColumnAttributions columns, CompletenessGap gap, String method) {}

    /**
     * Explains rows. Sequences are explained by length: the baseline of a sequence has as many time steps as it has and
     * then the same padding, so that the model masks the same steps all along the path.
     */
    Outcome explain(Tensor inputs) {
        Explained explained = new Explained(inputs, baseline(inputs), target(inputs));
        if (options.method() == AttributionOptions.Method.INTEGRATED_GRADIENTS) {
            return integrate(explained);
        }
        Tensor attributions = plainMethod().attribute(predictor, inputs, explained.target());
        CompletenessGap gap = CompletenessGap.of(predictor, explained, attributions);
        return new Outcome(
                ColumnAttributions.of(attributions, model.encoder()),
                gap,
                options.method().label() + ", " + meaning());
    }

    private Outcome integrate(Explained explained) {
        AttributionOptions.WorkLimits limits = options.limits();
        StepLimits steps = new StepLimits(limits.firstSteps(), limits.mostSteps(), limits.tolerance());
        AdaptiveIntegratedGradients integration =
                new AdaptiveIntegratedGradients(Quadrature.GAUSS_LEGENDRE, steps, limits.sliceRows());
        AdaptiveIntegratedGradients.Result result = model.encoder().shape().length == SEQUENCE_AXES
                ? new PaddedSequences(explained).attribute(integration, predictor)
                : integration.attribute(predictor, explained);
        String method = "integrated gradients, gauss legendre, " + limits.firstSteps() + " to " + result.mostSteps()
                + " steps, " + result.rowsPastTolerance() + " rows past the relative gap " + limits.tolerance() + ", "
                + meaning();
        return new Outcome(ColumnAttributions.of(result.attributions(), model.encoder()), result.gap(), method);
    }

    private AttributionMethod plainMethod() {
        int slice = options.limits().sliceRows();
        return options.method() == AttributionOptions.Method.SALIENCY
                ? new Saliency(Saliency.Sign.SIGNED, slice)
                : new InputTimesGradient(slice);
    }

    private Tensor baseline(Tensor inputs) {
        double[] baseline = new double[inputs.rowSize()];
        if (fromMean()) {
            for (int i = 0; i < inputs.size(); i++) {
                baseline[i % baseline.length] += inputs.flat(i) / inputs.rows();
            }
        }
        return Tensor.adopt(baseline, Arrays.copyOfRange(inputs.shape(), 1, inputs.shape().length));
    }

    private Target target(Tensor inputs) {
        if (regression()) {
            return Target.of(inputs.rows(), 0, options.scale());
        }
        return options.targetClass()
                .map(name -> Target.of(inputs.rows(), model.task().classes().indexOf(name), options.scale()))
                .orElseGet(() -> Target.of(Decisions.mostProbable(predictor.predict(inputs)), options.scale()));
    }

    private String meaning() {
        return output() + ", baseline " + (fromMean() ? "the mean of the explained rows" : "zero");
    }

    private String output() {
        if (regression()) {
            return "the predicted number";
        }
        String scale = options.scale() == OutputScale.LOGIT ? "logit" : "probability";
        return scale + options.targetClass().map(name -> " of class " + name).orElse(" of the predicted class");
    }

    /** The gradient methods have no baseline of their own; zero is where input times gradient counts from. */
    private boolean fromMean() {
        return options.method() == AttributionOptions.Method.INTEGRATED_GRADIENTS
                && options.baseline() == AttributionOptions.Baseline.MEAN;
    }

    private boolean regression() {
        return model.task().kind() == TaskKind.REGRESSION;
    }
}
