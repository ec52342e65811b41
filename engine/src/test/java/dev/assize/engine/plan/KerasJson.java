package dev.assize.engine.plan;

/** Models as Keras writes them: the text of {@code model.to_json()}, with what DL4J's import asks for. */
final class KerasJson {
    static final String TRAINING = """
            {"optimizer_config": {"class_name": "SGD", "config": {"name": "SGD", "lr": 0.01, "learning_rate": 0.01,
              "decay": 0.0, "momentum": 0.0, "nesterov": false}},
             "loss": "categorical_crossentropy", "metrics": [], "sample_weight_mode": null, "loss_weights": null}
            """;

    private static final String WEIGHTS = """
            , "use_bias": true, "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": null}},
            "bias_initializer": {"class_name": "Zeros", "config": {}}, "kernel_regularizer": null,
            "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null, "bias_constraint": null
            """;

    private KerasJson() {}

    static String sequential(String... layers) {
        return """
                {"class_name": "Sequential", "config": {"name": "model", "layers": [%s]},
                 "keras_version": "2.4.0", "backend": "tensorflow"}
                """.formatted(String.join(", ", layers));
    }

    /** A convolution, then a mean over all places beside a largest value over all places, put together. */
    static String twoBranches() {
        String input = ", \"batch_input_shape\": [null, 7, 6, 2], \"sparse\": false, \"ragged\": false";
        String format = ", \"data_format\": \"channels_last\"";
        return """
                {"class_name": "Functional", "config": {"name": "model", "layers": [%s],
                  "input_layers": [["picture", 0, 0]], "output_layers": [["answer", 0, 0]]},
                 "keras_version": "2.4.0", "backend": "tensorflow"}
                """.formatted(String.join(
                ", ",
                node(layer("InputLayer", "picture", input), "picture"),
                node(convolution("first", 4, ""), "first", "picture"),
                node(layer("GlobalAveragePooling2D", "mean", format), "mean", "first"),
                node(layer("GlobalMaxPooling2D", "most", format), "most", "first"),
                node(layer("Concatenate", "both", ", \"axis\": -1"), "both", "mean", "most"),
                node(dense("answer", 3, "softmax"), "answer", "both")));
    }

    /** Returns a layer with the names of those that it reads. */
    private static String node(String layer, String name, String... reads) {
        StringBuilder from = new StringBuilder();
        for (String read : reads) {
            from.append(from.isEmpty() ? "" : ", ").append("[\"%s\", 0, 0, {}]".formatted(read));
        }
        String nodes = reads.length == 0 ? "[]" : "[[" + from + "]]";
        return layer.substring(0, layer.length() - 1)
                + ", \"name\": \"%s\", \"inbound_nodes\": %s}".formatted(name, nodes);
    }

    static String layer(String kind, String name, String more) {
        return """
                {"class_name": "%s", "config": {"name": "%s", "trainable": true, "dtype": "float32"%s}}""".formatted(kind, name, more);
    }

    static String convolution(String name, int filters, String more) {
        return layer("Conv2D", name, """
                %s, "filters": %d, "kernel_size": [3, 2], "strides": [1, 1], "padding": "same",
                "data_format": "channels_last", "dilation_rate": [1, 1], "activation": "tanh"%s
                """.formatted(more, filters, WEIGHTS));
    }

    static String pooling(String kind, String name) {
        return layer(kind, name, """
                , "pool_size": [2, 2], "padding": "valid", "strides": [2, 2], "data_format": "channels_last"
                """);
    }

    static String dense(String name, int units, String activation) {
        return dense(name, units, activation, "");
    }

    static String dense(String name, int units, String activation, String more) {
        return layer(
                "Dense", name, more + ", \"units\": %d, \"activation\": \"%s\"".formatted(units, activation) + WEIGHTS);
    }

    static String lstm(String name, int units, boolean sequences, String more) {
        return layer("LSTM", name, more + """
                , "return_sequences": %s, "return_state": false, "go_backwards": false, "stateful": false,
                "unroll": false, "time_major": false, "units": %d, "activation": "tanh",
                "recurrent_activation": "sigmoid",
                "recurrent_initializer": {"class_name": "Orthogonal", "config": {"gain": 1.0, "seed": null}},
                "unit_forget_bias": true, "recurrent_regularizer": null, "recurrent_constraint": null, "dropout": 0.0,
                "recurrent_dropout": 0.0, "implementation": 2%s
                """.formatted(sequences, units, WEIGHTS));
    }
}
