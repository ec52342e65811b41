package dev.assize.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A PyTorch process that times its networks on request: a line {@code NETWORK WORK RUNS} goes in, the median in
 * milliseconds comes out.
 */
final class Torch implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter requests;

    private Torch(Process process) {
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts the process.
     *
     * @param command what starts {@code torch_steps.py} in the mode that reads requests
     * @return nothing if it does not start or does not have torch
     */
    static Optional<Torch> start(String... command) {
        try {
            Torch torch = new Torch(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
            if ("ready".equals(torch.answers.readLine())) {
                return Optional.of(torch);
            }
            torch.close();
        } catch (IOException e) {
            return Optional.empty(); // no such program
        }
        return Optional.empty();
    }

    /** Returns the contestant that does some work with a network, or with matrices. */
    Contestant contestant(String network, String work) {
        return runs -> ask(network + ' ' + work + ' ' + runs);
    }

    private double ask(String request) {
        try {
            requests.write(request);
            requests.newLine();
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("PyTorch ended while it was asked for '" + request
                        + "'; run benchmarks/torch_steps.py by hand to see why");
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("the pipe to PyTorch broke while it was asked for '" + request + "'", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
