package dev.assize.fairness.mitigation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/**
 * The base learner of the golden reductions: logistic regression with an L2 penalty of C = 1 and a free intercept, by
 * Newton's method, on the features that a golden model names. Categories are joined from the raw data by row number.
 */
record ReferenceLogistic(int size, int[][] at, double[][] of) implements WeightedLearner<double[]> {
    private static final List<String> GERMAN = List.of(
            ("status duration_months credit_history purpose credit_amount savings employment installment_rate personal"
                            + " other_debtors residence_since property age installment_plans housing existing_credits"
                            + " job people_liable telephone foreign_worker")
                    .split(" ", -1));

    static ReferenceLogistic of(MitigationReference.Entry entry, GoldenTable table) {
        JsonNode model = model(entry);
        List<String> names = new ArrayList<>();
        model.get("coefficients").fieldNames().forEachRemaining(names::add);
        List<Map<String, String>> raw = raw(entry.file().get("dataset").asText());
        double[] rowNumbers = table.numbers("row");
        int numeric = model.get("numeric").size();
        List<String> categorical = MitigationReference.texts(model.get("categorical"));
        int active = numeric + categorical.size() + 1;
        int[][] at = new int[table.size()][active];
        double[][] of = new double[table.size()][active];
        for (int f = 0; f < numeric; f++) {
            JsonNode feature = model.get("numeric").get(f);
            double[] values = table.numbers(feature.get("name").asText());
            for (int row = 0; row < values.length; row++) {
                at[row][f] = names.indexOf(feature.get("name").asText());
                of[row][f] = (values[row] - feature.get("mean").asDouble())
                        / feature.get("std").asDouble();
            }
        }
        for (int row = 0; row < at.length; row++) {
            for (int c = 0; c < categorical.size(); c++) {
                String level = raw.get((int) rowNumbers[row]).get(categorical.get(c));
                int found = names.indexOf(categorical.get(c) + "=" + level);
                at[row][numeric + c] = Math.max(0, found);
                of[row][numeric + c] = found < 0 ? 0 : 1;
            }
            at[row][active - 1] = names.size();
            of[row][active - 1] = 1;
        }
        return new ReferenceLogistic(names.size() + 1, at, of);
    }

    @Override
    public double[] learn(int[] labels, double[] weights) {
        double[] beta = new double[size];
        for (int iteration = 0; iteration < 15; iteration++) {
            double[][] hessian = new double[size][size + 1];
            for (int j = 0; j < size; j++) {
                double penalty = j == size - 1 ? 1e-4 : 1;
                hessian[j][j] = penalty;
                hessian[j][size] = -penalty * beta[j];
            }
            for (int row = 0; row < at.length; row++) {
                add(hessian, row, weights[row], labels[row] - chance(row, beta), chance(row, beta));
            }
            double[] step = solved(hessian);
            for (int j = 0; j < size; j++) {
                beta[j] += step[j];
            }
        }
        return beta;
    }

    private void add(double[][] hessian, int row, double weight, double residual, double chance) {
        double curvature = weight * Math.max(1e-9, chance * (1 - chance));
        for (int i = 0; i < at[row].length; i++) {
            double[] line = hessian[at[row][i]];
            line[size] += weight * residual * of[row][i];
            for (int j = 0; j < at[row].length; j++) {
                line[at[row][j]] += curvature * of[row][i] * of[row][j];
            }
        }
    }

    @Override
    public double[] decide(double[] model) {
        double[] decisions = new double[at.length];
        for (int row = 0; row < at.length; row++) {
            decisions[row] = chance(row, model) >= 0.5 ? 1 : 0;
        }
        return decisions;
    }

    private double chance(int row, double[] beta) {
        double sum = 0;
        for (int i = 0; i < at[row].length; i++) {
            sum += beta[at[row][i]] * of[row][i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static double[] solved(double[][] rows) {
        int n = rows.length;
        for (int k = 0; k < n; k++) {
            for (int row = 0; row < n; row++) {
                double factor = row == k ? 0 : rows[row][k] / rows[k][k];
                for (int j = k; factor != 0 && j <= n; j++) {
                    rows[row][j] -= factor * rows[k][j];
                }
            }
        }
        double[] answer = new double[n];
        for (int k = 0; k < n; k++) {
            answer[k] = rows[k][n] / rows[k][k];
        }
        return answer;
    }

    private static JsonNode model(MitigationReference.Entry entry) {
        try {
            return new ObjectMapper()
                    .readTree(entry.folder()
                            .resolve(entry.file().get("dataset").asText() + "-model.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> raw(String dataset) {
        Path data = Path.of(System.getProperty("assize.data", "../../shared/data"));
        boolean german = dataset.equals("german");
        Path file = data.resolve(german ? "german/german.data" : dataset + "/" + dataset + ".csv.gz");
        Assumptions.assumeTrue(Files.exists(file), () -> "no categories to learn from: " + file + " is absent");
        List<String[]> lines = new ArrayList<>(MitigationReference.lines(file));
        List<String> header = german
                ? GERMAN
                : List.of(lines.remove(0)).stream()
                        .map(name -> name.replace('-', '_'))
                        .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (String[] line : lines) {
            String[] cells = german ? line[0].split(" ", -1) : line;
            Map<String, String> row = new TreeMap<>();
            for (int c = 0; c < header.size(); c++) {
                row.put(header.get(c), cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }
}
