package dev.assize.cli;

/** Starts the command line beside a library that prints to standard output. */
final class PrintingLibrary {
    private PrintingLibrary() {}

    /** Runs the command; the library prints while the process ends. */
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("a library's words")));
        Main.main(arguments);
    }
}
