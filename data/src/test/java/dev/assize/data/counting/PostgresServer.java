package dev.assize.data.counting;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * A PostgreSQL server of Debian's package with an empty database in a temporary folder, for as long as a test runs. It
 * listens to this machine only. As it refuses to run as root, root starts it as the user {@code postgres}.
 */
final class PostgresServer implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final int SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final int port;

    private PostgresServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Starts a server; skips the test where none is installed. */
    static PostgresServer startOrSkip() throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        assumeTrue(
                programs.isPresent(),
                "PostgreSQL is not installed in " + INSTALLED + "; install Debian's package postgresql to run this");
        boolean root = System.getProperty("user.name").equals("root");
        assumeTrue(
                !root || Files.isExecutable(Path.of("/usr/sbin/runuser")), "root has no runuser to leave its rights");
        Path folder = Files.createTempDirectory("assize-postgres-");
        if (root) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        }
        Path log = folder.resolve("log");
        Process initialized = start(
                root,
                log,
                programs.get().resolve("initdb").toString(),
                "-D",
                folder.resolve("db").toString(),
                "-U",
                "assize",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync");
        if (!initialized.waitFor(SECONDS, TimeUnit.SECONDS) || initialized.exitValue() != 0) {
            throw new IllegalStateException("initdb failed: " + Files.readString(log));
        }
        int port = freePort();
        Process process = start(
                root,
                log,
                programs.get().resolve("postgres").toString(),
                "-D",
                folder.resolve("db").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off");
        return new PostgresServer(folder, process, port);
    }

    /** Connects, as soon as the server answers. */
    Connection connect() throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            try {
                return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "assize", "");
            } catch (SQLException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** Fills a table from CSV with a header line. */
    void copyCsv(Connection connection, String table, String csv) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER true)", new StringReader(csv));
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static Process start(boolean root, Path log, String... command) throws IOException {
        List<String> words = new ArrayList<>();
        if (root) {
            words.addAll(List.of("/usr/sbin/runuser", "-u", USER, "--"));
        }
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
