package dev.assize.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A dense network in double, forward and backward by hand, that reads the weights of the golden files. */
final class TinyMlp implements DifferentiablePredictor {
    private record Layer(double[][] weights, double[] biases, String activation) {}

    private final List<Layer> layers = new ArrayList<>();

    private TinyMlp() {}

    static TinyMlp of(JsonNode model) {
        TinyMlp mlp = new TinyMlp();
        for (JsonNode layer : model.get("layers")) {
            if (!layer.get("type").asText().equals("dense")) {
                continue;
            }
            Tensor weights = Golden.tensor(layer.get("W"));
            double[][] rows = new double[weights.rows()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = weights.row(i);
            }
            String activation = layer.path("activation").asText("identity");
            mlp.layers.add(new Layer(rows, Golden.tensor(layer.get("b")).toArray(), activation));
        }
        return mlp;
    }

    @Override
    public int outputCount() {
        return layers.get(layers.size() - 1).biases().length;
    }

    @Override
    public Tensor predict(Tensor batch) {
        double[][] rows = new double[batch.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = softmax(forward(batch.row(row)).get(layers.size()));
        }
        return Tensor.ofRows(rows);
    }

    @Override
    public Tensor output(Tensor batch, int[] classes, OutputScale scale) {
        double[] outputs = new double[batch.rows()];
        for (int row = 0; row < outputs.length; row++) {
            double[] logits = forward(batch.row(row)).get(layers.size());
            outputs[row] = (scale == OutputScale.LOGIT ? logits : softmax(logits))[classes[row]];
        }
        return Tensor.adopt(outputs, outputs.length);
    }

    @Override
    public Tensor gradient(Tensor batch, int[] classes, OutputScale scale) {
        double[][] gradients = new double[batch.rows()][];
        for (int row = 0; row < gradients.length; row++) {
            gradients[row] = backward(forward(batch.row(row)), classes[row], scale);
        }
        return Tensor.ofRows(gradients);
    }

    /** Returns the values of each layer, the input first and the logits last. */
    private List<double[]> forward(double[] input) {
        List<double[]> values = new ArrayList<>(List.of(input));
        double[] x = input;
        for (Layer layer : layers) {
            double[] y = layer.biases().clone();
            for (int o = 0; o < y.length; o++) {
                for (int i = 0; i < x.length; i++) {
                    y[o] += layer.weights()[o][i] * x[i];
                }
                y[o] = activate(layer.activation(), y[o]);
            }
            values.add(y);
            x = y;
        }
        return values;
    }

    private double[] backward(List<double[]> values, int target, OutputScale scale) {
        double[] logits = values.get(layers.size());
        double[] delta = new double[logits.length];
        double[] p = softmax(logits);
        for (int k = 0; k < delta.length; k++) {
            double hit = k == target ? 1 : 0;
            delta[k] = scale == OutputScale.LOGIT ? hit : p[target] * (hit - p[k]);
        }
        for (int l = layers.size() - 1; l >= 0; l--) {
            Layer layer = layers.get(l);
            double[] before = new double[values.get(l).length];
            for (int o = 0; o < delta.length; o++) {
                double slope = delta[o] * slope(layer.activation(), values.get(l + 1)[o]);
                for (int i = 0; i < before.length; i++) {
                    before[i] += slope * layer.weights()[o][i];
                }
            }
            delta = before;
        }
        return delta;
    }

    private static double activate(String activation, double z) {
        return switch (activation) {
            case "tanh" -> Math.tanh(z);
            case "relu" -> Math.max(0, z);
            default -> z;
        };
    }

    private static double slope(String activation, double value) {
        return switch (activation) {
            case "tanh" -> 1 - value * value;
            case "relu" -> value > 0 ? 1 : 0;
            default -> 1;
        };
    }

    private static double[] softmax(double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        double[] p = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(logits[k] - largest);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }
}
