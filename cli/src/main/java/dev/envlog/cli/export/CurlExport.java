package dev.envlog.cli.export;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Printable;
import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.log.Header;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.UpstreamAttempt;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes each request as a command for a POSIX shell that sends it again with curl. */
public final class CurlExport implements RequestExport {

    /** {@code --to}: the host that served it, whatever the name says. */
    public static final String UPSTREAM = "upstream";

    private static final int LARGEST_PORT = 65_535;

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?");
    private static final String UNKNOWN_HOST = "unknown.invalid";

    private final PrintWriter out;
    private final Redactor redactor;
    private final boolean titles;
    private final @Nullable String to;
    private final NotSent notSent;
    private final Secrets secrets;
    private final Set<String> left = new LinkedHashSet<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private boolean bodies;
    private boolean unknown;
    private boolean nowhere;
    private boolean first = true;

    /**
     * @param titles whether each has a line that says which request it is
     * @param to host and port to send to, or {@link #UPSTREAM}; null for where the request says
     * @param allHeaders also those that proxies added
     */
    public CurlExport(PrintWriter out, Redactor redactor, boolean titles, @Nullable String to, boolean allHeaders) {
        this.out = out;
        this.redactor = redactor;
        this.titles = titles;
        this.to = to;
        this.notSent = new NotSent(allHeaders);
        this.secrets = new Secrets(redactor);
    }

    /** Whether something can be the value of {@code --to}. */
    public static boolean isTarget(String to) {
        int colon = to.lastIndexOf(':');
        return to.equals(UPSTREAM)
                || (HOST.matcher(to).matches()
                        && to.substring(colon + 1).matches("\\d{1,5}")
                        && Integer.parseInt(to.substring(colon + 1)) <= LARGEST_PORT);
    }

    @Override
    public boolean request(Listed request) {
        Exchange exchange = request.exchange();
        Message message = Message.of(exchange);
        if (message == null
                || !NotSent.isToken(message.method())
                || message.method().equals("CONNECT")) {
            return false;
        }
        if (titles) {
            out.println((first ? "" : "\n") + "# "
                    + Printable.of("@" + request.number() + " " + redactor.text(Names.request(exchange)), false));
        }
        first = false;
        out.println(String.join(" \\\n  ", words(exchange, message)));
        return true;
    }

    private List<String> words(Exchange exchange, Message message) {
        String host = host(exchange, message);
        List<String> words = new ArrayList<>();
        words.add("curl " + secrets.url(message.scheme() + "://" + host + path(message)));
        String target = to == null ? null : to.equals(UPSTREAM) ? upstream(exchange) : to;
        if (target != null) {
            words.add("--connect-to " + ShellWord.of("::" + target));
        }
        String protocol = protocol(exchange, message);
        if (protocol != null) {
            words.add(protocol);
        }
        if (message.path().matches("(?s).*[\\[\\]{}].*")) {
            words.add("--globoff");
        }
        if (message.path().contains("/.")) {
            words.add("--path-as-is");
        }
        if (!message.path().startsWith("/")) {
            words.add("--request-target " + secrets.url(message.path()));
        } else if (message.path().contains("#")) {
            // Of an address curl does not send what comes behind it.
            words.add("--request-target " + secrets.url(path(message)));
        }
        boolean body = Boolean.TRUE.equals(message.body());
        if (message.method().equals("HEAD")) {
            words.add("--head");
        } else if (body || !message.method().equals("GET")) {
            words.add("-X " + ShellWord.of(message.method()));
        }
        if (!Objects.equals(message.authority(), host) && message.authority() != null) {
            header(words, new Header("host", message.authority()));
        }
        headers(words, message.requestHeaders(), body);
        if (body) {
            words.add("--data-binary @body");
            bodies = true;
        }
        return words;
    }

    private void headers(List<String> words, @Nullable List<Header> headers, boolean body) {
        if (headers == null) {
            unknown = true;
            return;
        }
        for (Header header : headers) {
            if (notSent.has(header)) {
                left.add(header.name());
            } else {
                header(words, header);
            }
        }
        // What curl would add by itself.
        for (String own : List.of("user-agent", "accept", body ? "content-type" : "accept")) {
            String none = "-H '" + own + ":'";
            if (Message.header(headers, own) == null && !words.contains(none)) {
                words.add(none);
            }
        }
    }

    private void header(List<String> words, Header header) {
        if (NotSent.isBroken(header)) {
            broken.add(header.name());
        } else if (header.value().isEmpty()) {
            // With a colon curl would send none.
            words.add("-H " + ShellWord.of(header.name() + ";"));
        } else {
            words.add("-H " + secrets.header(header.name(), header.value()));
        }
    }

    /** What stands in the address: what the request is for, or else who served it. */
    private String host(Exchange exchange, Message message) {
        String authority = message.authority();
        if (authority != null && HOST.matcher(authority).matches()) {
            return authority;
        }
        String host = to == null || to.equals(UPSTREAM) ? upstream(exchange) : to;
        nowhere |= host == null;
        return host == null ? UNKNOWN_HOST : host;
    }

    private static @Nullable String upstream(Exchange exchange) {
        List<UpstreamAttempt> attempts = exchange.attempts();
        String host =
                attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).host();
        return host != null && HOST.matcher(host).matches() ? host : null;
    }

    private static @Nullable String protocol(Exchange exchange, Message message) {
        String protocol = exchange.request().protocol();
        return switch (protocol == null ? "" : protocol) {
            case "HTTP/1.0" -> "--http1.0";
            case "HTTP/1.1" -> "--http1.1";
            // Without TLS it has to be known beforehand.
            case "HTTP/2" -> message.scheme().equals("https") ? "--http2" : "--http2-prior-knowledge";
            case "HTTP/3" -> "--http3";
            default -> null;
        };
    }

    /** The path with what no address can hold spelled as {@code %20}; {@code OPTIONS *} has none. */
    private static String path(Message message) {
        if (!message.path().startsWith("/")) {
            return "/";
        }
        StringBuilder out = new StringBuilder(message.path().length());
        for (byte b : message.path().getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f) {
                out.append((char) b);
            } else {
                out.append(String.format("%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!secrets.variables().isEmpty()) {
            notes.add("set before it is run: " + String.join(", ", secrets.variables())
                    + " (masked; --no-redact writes what the log holds)");
        }
        if (bodies) {
            notes.add("there was a body, which no log holds: put one into a file named body");
        }
        if (!left.isEmpty()) {
            notes.add("not sent again: " + String.join(", ", left) + " (--all-headers)");
        }
        if (!broken.isEmpty()) {
            notes.add("cannot be sent, and is left out: " + String.join(", ", broken));
        }
        if (unknown) {
            notes.add("the log does not hold all headers of what it tells of: its headers are left out");
        }
        if (nowhere) {
            notes.add("not known where to send it: name the host with --to HOST:PORT");
        }
        return notes;
    }

    @Override
    public void close() {
        out.flush();
    }
}
