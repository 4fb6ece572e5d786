package backproplab.datasets.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static final String DIRECT = "DIRECT";

    private static String asked(Map<String, String> environment, String address) throws IOException {
        Proxy proxy = new Proxies(environment).select(URI.create(address)).get(0);
        return proxy.type() == Proxy.Type.DIRECT ? DIRECT : proxy.address().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PROXY,http://gate:3128,http://one/,gate/<unresolved>:3128",
        "http_proxy,gate:3128/,http://one/,gate/<unresolved>:3128",
        "HTTPS_PROXY,http://gate,https://one/,gate/<unresolved>:80",
        "all_proxy,http://10.0.0.1:8080,https://one/,10.0.0.1/<unresolved>:8080",
        "HTTP_PROXY,http://gate:3128,https://one/,DIRECT",
        "HTTPS_PROXY,http://gate:3128,http://one/,DIRECT",
        "HTTP_PROXY,http://gate:3128,http://localhost:8000/,DIRECT",
        "HTTP_PROXY,http://gate:3128,http://127.0.0.1/,DIRECT",
        "HTTP_PROXY,' ',http://one/,DIRECT",
    })
    void theSchemeOfTheAddressDecides(String variable, String value, String address, String expected)
            throws IOException {
        assertEquals(expected, asked(Map.of(variable, value), address));
    }

    @ParameterizedTest
    @CsvSource({
        "one,DIRECT",
        "example.org,DIRECT",
        ".example.org,DIRECT",
        "*.example.org,DIRECT",
        "*,DIRECT",
        "'other, files.example.org',DIRECT",
        "ample.org,gate/<unresolved>:3128",
        "'',gate/<unresolved>:3128",
    })
    void whatNoProxyNamesIsAskedDirectly(String names, String expected) throws IOException {
        Map<String, String> environment = Map.of("http_proxy", "gate:3128", "NO_PROXY", names);
        String address = names.equals("one") ? "http://one/" : "http://files.example.org/";
        assertEquals(expected, asked(environment, address));
    }

    @Test
    void smallLettersComeFirst() throws IOException {
        Map<String, String> both = Map.of("http_proxy", "small:1", "HTTP_PROXY", "capitals:2", "ALL_PROXY", "all:3");
        assertEquals("small/<unresolved>:1", asked(both, "http://one/"));
        assertEquals("all/<unresolved>:3", asked(both, "https://one/"));
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://gate:1080,names no HTTP proxy",
        "https://gate:3128,names no HTTP proxy",
        "http://my_gate:3128,names no HTTP proxy",
        "http://gate:70000,names no HTTP proxy",
        "http://me:secret@gate:3128,'names a user, which is not supported'",
        "http://a gate,is no address",
    })
    void whatIsNoHttpProxyIsRefusedWithoutShowingPasswords(String value, String why) {
        Proxies proxies = new Proxies(Map.of("HTTP_PROXY", value));
        URI address = URI.create("http://one/");
        String message = proxies.refusal(address).orElseThrow().getMessage();
        assertEquals("the environment variable HTTP_PROXY " + why + " (it should be like http://proxy:3128)", message);
        assertFalse(message.contains("secret"));
        assertEquals(
                message,
                assertThrows(UncheckedIOException.class, () -> proxies.select(address))
                        .getCause()
                        .getMessage());
    }

    @Test
    void whatIsNoHttpProxyIsInTheWayOfItsOwnAddressesOnly() throws IOException {
        Map<String, String> environment =
                Map.of("ALL_PROXY", "socks5://gate:1080", "HTTPS_PROXY", "gate:3128", "NO_PROXY", "near");
        assertEquals("gate/<unresolved>:3128", asked(environment, "https://one/"));
        assertEquals(DIRECT, asked(environment, "http://near/"));
        assertTrue(new Proxies(environment).refusal(URI.create("http://one/")).isPresent());
    }
}
