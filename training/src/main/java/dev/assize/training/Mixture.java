package dev.assize.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.DifferentiablePredictor;
import dev.assize.core.OutputScale;
import dev.assize.core.Place;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.data.encoding.Encoders;
import dev.assize.training.TrainedModel.Member;
import dev.assize.training.file.JsonPart;
import dev.assize.training.file.NetworkParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;

/** Networks of one form, each with a share of the decisions. */
final class Mixture {
    /** More networks than these are refused. */
    static final int MOST = 1_000;

    private static final String FORMAT = "assize-members";
    private static final double ROUNDING = 1e-9;

    private Mixture() {}

    /**
     * Refuses members that make no mixture.
     *
     * @throws IllegalArgumentException if there are none, tasks, encoders or sizes differ, or shares do not sum to 1
     */
    static void require(List<Member> members) {
        double[] shares = members.stream().mapToDouble(Member::share).toArray();
        double sum = Arrays.stream(shares).sum();
        if (members.isEmpty() || members.size() > MOST || !(Math.abs(sum - 1) <= ROUNDING)) {
            throw new IllegalArgumentException(members.size() + " members have shares that sum to " + sum
                    + "; a mixture has 1 to " + MOST + " members, and their shares sum to 1");
        }
        TrainedModel first = members.get(0).model();
        if (first.task().kind() == TaskKind.REGRESSION) {
            throw new IllegalArgumentException(
                    "a mixture of models that predict numbers was asked for; it decides between classes");
        }
        for (Member member : members) {
            TrainedModel model = member.model();
            boolean alike = model.task().equals(first.task())
                    && Encoders.toJson(model.encoder()).equals(Encoders.toJson(first.encoder()))
                    && model.network().numParams() == first.network().numParams()
                    && model.members().isEmpty();
            if (!alike || !(member.share() > 0)) {
                throw new IllegalArgumentException("a member of a mixture has the share " + member.share()
                        + (alike ? "; give it one above 0" : " and another task, encoder or size than the first"));
            }
        }
    }

    /** Returns the mean of the members' probabilities by share, with gradients. */
    static DifferentiablePredictor predictor(List<Member> members) {
        return new MeanPredictor(List.copyOf(members));
    }

    /** Returns the shares as a part of a model file. */
    static String json(List<Member> members) {
        ObjectNode root = JsonPart.start(FORMAT);
        root.set(
                "shares",
                JsonPart.node(members.stream().mapToDouble(Member::share).toArray()));
        return JsonPart.text(root);
    }

    /** Returns the parameters of all members but the first, which has a part of its own. */
    static byte[] others(List<Member> members) {
        return NetworkParts.parameters(
                members.stream().skip(1).map(member -> member.model().network()).toList());
    }

    /**
     * Reads what {@link #json} and {@link #others} wrote.
     *
     * @param first the model of the part that every model file has
     * @param shares text of the shares
     * @param others networks with the parameters of the others
     * @throws dev.assize.training.settings.TrainingException if they do not make a mixture
     */
    static TrainedModel read(TrainedModel first, String shares, List<Model> others, Place place) {
        JsonPart root = JsonPart.parse(shares, ModelFile.MEMBERS, FORMAT, place);
        List<JsonPart> numbers = root.list("shares");
        if (numbers.size() != others.size() + 1) {
            throw root.fault("has " + numbers.size() + " shares for " + (others.size() + 1) + " networks");
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            TrainedModel model =
                    i == 0 ? first : TrainedModel.of(first.task(), others.get(i - 1), first.encoder(), first.record());
            double share = numbers.get(i).asNumber();
            if (!(share > 0 && share <= (i == 0 ? 1 : members.get(i - 1).share()))) {
                throw root.fault("has the share " + share + " where shares above 0 go down from 1");
            }
            members.add(new Member(model, share));
        }
        return TrainedModel.mixture(members);
    }

    /**
     * The mean of probabilities, {@code p = sum of share_m p_m}. Logits are logarithms of these means, so that their
     * softmax is the mean again; a mean of 0 counts as the smallest normal number and has the gradient 0.
     */
    private record MeanPredictor(List<Member> members) implements DifferentiablePredictor {
        @Override
        public int outputCount() {
            return predictor(0).outputCount();
        }

        @Override
        public Tensor predict(Tensor batch) {
            double[] sum = new double[batch.rows() * outputCount()];
            for (int m = 0; m < members.size(); m++) {
                add(share(m), predictor(m).predict(batch), sum);
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Math.min(1, sum[i]); // shares sum to 1 but for rounding
            }
            return Tensor.adopt(sum, batch.rows(), outputCount());
        }

        @Override
        public Tensor output(Tensor batch, int[] classes, OutputScale scale) {
            double[] sum = probabilities(batch, classes);
            if (scale == OutputScale.LOGIT) {
                for (int row = 0; row < sum.length; row++) {
                    sum[row] = Math.log(Math.max(sum[row], Double.MIN_NORMAL));
                }
            }
            return Tensor.adopt(sum, batch.rows());
        }

        @Override
        public Tensor gradient(Tensor batch, int[] classes, OutputScale scale) {
            double[] sum = new double[batch.size()];
            for (int m = 0; m < members.size(); m++) {
                add(share(m), predictor(m).gradient(batch, classes, OutputScale.PROBABILITY), sum);
            }
            if (scale == OutputScale.LOGIT) {
                double[] probabilities = probabilities(batch, classes);
                for (int i = 0; i < sum.length; i++) {
                    double probability = probabilities[i / batch.rowSize()];
                    sum[i] = probability < Double.MIN_NORMAL ? 0 : sum[i] / probability;
                }
            }
            return Tensor.adopt(sum, batch.shape());
        }

        private double[] probabilities(Tensor batch, int[] classes) {
            double[] sum = new double[batch.rows()];
            for (int m = 0; m < members.size(); m++) {
                add(share(m), predictor(m).output(batch, classes, OutputScale.PROBABILITY), sum);
            }
            return sum;
        }

        private DifferentiablePredictor predictor(int member) {
            return members.get(member).model().predictor();
        }

        private double share(int member) {
            return members.get(member).share();
        }

        private static void add(double share, Tensor part, double[] sum) {
            double[] numbers = part.toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += share * numbers[i];
            }
        }
    }
}
