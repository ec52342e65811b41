package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server in this process, on the loopback address. */
class HttpWebTest {
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/file", exchange -> {
            byte[] body = "content".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", address("/file").toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Test
    void opensAddresses() throws IOException {
        try (InputStream in = new HttpWeb().open(address("/file"))) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
        }
    }

    @Test
    void followsRedirects() throws IOException {
        try (InputStream in = new HttpWeb().open(address("/moved"))) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
        }
    }

    @Test
    void failsWithTheStatus_whenThereIsNoFile() {
        URI none = address("/none");

        assertThatThrownBy(() -> new HttpWeb().open(none))
                .isInstanceOf(IOException.class)
                .hasMessage(none + " answers with status 404, a file comes with status 200");
    }

    @Test
    void failsWithAnException_whenNobodyAnswers() {
        URI address = address("/file");
        server.stop(0);

        assertThatThrownBy(() -> new HttpWeb().open(address)).isInstanceOf(IOException.class);
    }
}
