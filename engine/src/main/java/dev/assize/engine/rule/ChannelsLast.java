package dev.assize.engine.rule;

/**
 * The order of weights over images: DL4J has [outputs, channels, height, width], memory [outputs, height, width,
 * channels].
 */
final class ChannelsLast {
    private ChannelsLast() {}

    /** Returns for each weight in the order of memory its place in DL4J's order. */
    static int[] weights(int outputs, Shape patch) {
        int area = patch.extent().area();
        int[] order = new int[outputs * patch.size()];
        int at = 0;
        for (int out = 0; out < outputs; out++) {
            for (int place = 0; place < area; place++) {
                for (int channel = 0; channel < patch.channels(); channel++) {
                    order[at++] = (out * patch.channels() + channel) * area + place;
                }
            }
        }
        return order;
    }
}
