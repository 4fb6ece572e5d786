package backproplab.datasets.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy server to ask through, as curl and others take it from the environment: {@code https_proxy} or {@code http_proxy} by the
 * scheme of the address, else {@code all_proxy}, never for what {@code no_proxy} names; each in small letters or in capitals. Java's own
 * properties {@code https.proxyHost} and {@code http.proxyHost} come first.
 */
public final class Proxies extends ProxySelector {
    private static final int DEFAULT_PORT = 80;

    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Map<String, DownloadException> refusals = new LinkedHashMap<>();
    private final List<String> direct;

    private record Server(String variable, String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port + " of " + variable;
        }
    }

    /**
     * Reads the variables. One that names no HTTP proxy is {@linkplain #refusal refused} to addresses that would be asked through it.
     *
     * @param environment the environment variables
     */
    public Proxies(Map<String, String> environment) {
        for (String scheme : List.of("https", "http")) {
            Optional<String> variable =
                    variable(environment, scheme + "_proxy").or(() -> variable(environment, "all_proxy"));
            if (variable.isPresent()) {
                try {
                    servers.put(scheme, server(variable.get(), environment.get(variable.get())));
                } catch (DownloadException noHttpProxy) {
                    refusals.put(scheme, noHttpProxy);
                }
            }
        }
        direct = variable(environment, "no_proxy")
                .map(name ->
                        List.of(environment.get(name).toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .orElse(List.of());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return List.of(name, name.toUpperCase(Locale.ROOT)).stream()
                .filter(each -> !environment.getOrDefault(each, "").isBlank())
                .findFirst();
    }

    private static Server server(String variable, String value) throws DownloadException {
        String text = value.strip();
        URI address;
        try {
            address = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException notAnAddress) {
            throw refused(variable, "is no address", notAnAddress);
        }
        // A password in it is nobody's to read on a screen, so the value is not shown.
        if (address.getUserInfo() != null) {
            throw refused(variable, "names a user, which is not supported", null);
        }
        if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null || address.getPort() > 0xffff) {
            throw refused(variable, "names no HTTP proxy", null);
        }
        return new Server(variable, address.getHost(), address.getPort() < 0 ? DEFAULT_PORT : address.getPort());
    }

    private static DownloadException refused(String variable, String why, Exception cause) {
        return new DownloadException(
                "the environment variable " + variable + " " + why + " (it should be like http://proxy:3128)", cause);
    }

    /**
     * The proxy for an address, in words.
     *
     * @param address what is asked for
     * @return for example {@code proxy:3128 of HTTPS_PROXY}; empty if it is asked directly, or through one that Java was told of
     */
    Optional<String> words(URI address) {
        return server(address).map(Server::toString);
    }

    /**
     * Why an address cannot be asked: the variable for its scheme names no HTTP proxy.
     *
     * @param address what is asked for
     * @return names the variable; empty if the address can be asked, through a proxy or not
     */
    Optional<DownloadException> refusal(URI address) {
        return of(address, refusals);
    }

    private Optional<Server> server(URI address) {
        return of(address, servers);
    }

    private <T> Optional<T> of(URI address, Map<String, T> schemes) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean told = System.getProperty(scheme + ".proxyHost") != null;
        return told || direct(host) ? Optional.empty() : Optional.ofNullable(schemes.get(scheme));
    }

    private boolean direct(String host) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        return direct.stream()
                .map(name -> name.startsWith("*.") ? name.substring(1) : name)
                .anyMatch(name -> name.equals("*")
                        || host.equals(name)
                        || !name.isEmpty() && host.endsWith(name.startsWith(".") ? name : "." + name));
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the address cannot be asked, such as one that a server of the other scheme sends on to
     */
    @Override
    public List<Proxy> select(URI address) {
        refusal(address).ifPresent(refusal -> {
            throw new UncheckedIOException(refusal);
        });
        return server(address)
                .map(server -> List.of(
                        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(server.host(), server.port()))))
                .orElseGet(() -> ProxySelector.getDefault().select(address));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The request fails too, and says so.
    }
}
