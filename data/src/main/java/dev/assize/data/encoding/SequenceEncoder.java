package dev.assize.data.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.ArrayColumn;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes a column of sequences [channels, time]: each channel is standardised, {@code (x - mean) / deviation}, with
 * mean
 * and deviation over all time steps of the training rows.
 *
 * <p>The encoded length is that of the longest training row, or the limit of the options where that is less. A shorter
 * sequence is followed by steps of zeros, which a mask takes out. A step of the sequence itself that comes out as zeros
 * is marked with {@value #TRACE} in its first channel, so that it is never taken for padding; that changes a number by
 * a
 * millionth of its standard deviation. <b>Of a longer sequence the first steps are kept and the rest is cut off.</b>
 *
 * <p>A number that is missing becomes the mean of its channel, that is 0; a sequence that is missing as a whole becomes
 * one step of means.
 */
public final class SequenceEncoder extends OneColumn {
    static final String KIND = "sequence";
    /** What tells a step of the sequence from padding where all its numbers are 0. */
    static final double TRACE = 1e-6;

    private static final int AXES = 2;
    private static final int MOST_SHOWN = 6;

    private final List<Channel> channels;
    private final int longest;

    /**
     * How the numbers of a channel are scaled.
     *
     * @param mean the number that becomes 0
     * @param deviation what becomes 1 when added to the mean, above 0
     */
    record Channel(double mean, double deviation) {}

    private SequenceEncoder(String column, List<Channel> channels, int longest) {
        super(
                column,
                new int[] {channels.size(), longest},
                index -> new EncodedFeature(
                        "channel " + index / longest + " at " + index % longest, column, EncodedFeature.Kind.NUMBER));
        this.channels = channels;
        this.longest = longest;
    }

    /** Fits an encoder to training rows of which at least one is not missing. */
    static SequenceEncoder fit(ArrayColumn sequences, int most) {
        int longest = 1;
        for (int row = 0; row < sequences.size(); row++) {
            longest = Math.max(longest, Math.min(most, sequences.steps(row)));
        }
        List<Channel> channels = new ArrayList<>();
        for (ChannelStatistics channel : ChannelStatistics.of(sequences)) {
            channels.add(new Channel(channel.mean(), channel.deviationOr1()));
        }
        return new SequenceEncoder(sequences.name(), List.copyOf(channels), longest);
    }

    /** Returns whether a column's cells have the axes of sequences. */
    static boolean fits(ArrayColumn column) {
        return column.axes().length == AXES;
    }

    @Override
    public Tensor encode(Table rows) {
        ArrayColumn sequences = (ArrayColumn) cells(rows, ColumnType.ARRAY);
        if (!fits(sequences) || sequences.channels() != channels.size()) {
            throw otherShape(
                    column(),
                    "arrays of " + sequences.axes().length + " axes with " + sequences.channels() + " channels",
                    "sequences of " + channels.size() + " channels");
        }
        double[] encoded = room(sequences.size());
        for (int row = 0; row < sequences.size(); row++) {
            encode(sequences, row, encoded, row * channels.size() * longest);
        }
        return Tensor.adopt(encoded, batchShape(sequences.size()));
    }

    private void encode(ArrayColumn sequences, int row, double[] target, int at) {
        int steps = sequences.isMissing(row) ? 0 : sequences.steps(row);
        int kept = Math.min(steps, longest);
        for (int c = 0; c < channels.size(); c++) {
            Channel channel = channels.get(c);
            for (int step = 0; step < kept; step++) {
                int index = c * steps + step;
                target[at + c * longest + step] = sequences.isMissing(row, index)
                        ? 0
                        : (sequences.valueOr(row, index, 0) - channel.mean) / channel.deviation;
            }
        }
        for (int step = 0; step < Math.max(1, kept); step++) {
            if (isPadding(target, at + step)) {
                target[at + step] = TRACE;
            }
        }
    }

    /** Whether all numbers of the step at {@code first} are 0, as a network of single precision sees them. */
    private boolean isPadding(double[] numbers, int first) {
        boolean padding = true;
        for (int c = 0; padding && c < channels.size(); c++) {
            padding = (float) numbers[first + c * longest] == 0;
        }
        return padding;
    }

    /** Describes the sequence: its length, and the mean of each channel in its original unit. */
    @Override
    String read(double[] encodedRow) {
        int steps = longest;
        while (steps > 0 && isPadding(encodedRow, steps - 1)) {
            steps--;
        }
        StringBuilder text = new StringBuilder();
        text.append(steps).append(steps == 1 ? " step of " : " steps of ").append(channels.size());
        text.append(channels.size() == 1 ? " channel, mean" : " channels, means");
        for (int c = 0; c < Math.min(MOST_SHOWN, channels.size()); c++) {
            double sum = 0;
            for (int step = 0; step < steps; step++) {
                sum += encodedRow[c * longest + step];
            }
            double mean = sum / Math.max(1, steps) * channels.get(c).deviation + channels.get(c).mean;
            text.append(' ').append(ImageEncoder.shown(mean));
        }
        return text.append(channels.size() > MOST_SHOWN ? " ..." : "").toString();
    }

    @Override
    String toJson() {
        ObjectNode root = EncoderJson.root(KIND).put("column", column()).put("longest", longest);
        ArrayNode list = root.putArray("channels");
        for (Channel channel : channels) {
            list.addObject().put("mean", channel.mean).put("deviation", channel.deviation);
        }
        return EncoderJson.text(root);
    }

    /** Reads an encoder; the text is not trusted. */
    static SequenceEncoder fromJson(JsonNode root) {
        EncoderJson.requireKeys(root, "format", "version", "kind", "column", "longest", "channels");
        String column = EncoderJson.column(root);
        List<Channel> channels = new ArrayList<>();
        for (JsonNode channel : root.path("channels")) {
            EncoderJson.requireKeys(channel, "mean", "deviation");
            channels.add(new Channel(
                    EncoderJson.finite(channel, "mean", column), EncoderJson.positive(channel, "deviation", column)));
        }
        if (channels.isEmpty()) {
            throw EncoderJson.fault("has a sequence without channels", column);
        }
        return new SequenceEncoder(
                column, List.copyOf(channels), EncoderJson.length(root.path("longest"), "longest", column));
    }
}
