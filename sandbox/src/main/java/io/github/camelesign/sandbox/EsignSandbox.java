package io.github.camelesign.sandbox;

import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.docusign.DocuSignRoom;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.jsign.JSignRoom;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signeasy.SigneasyRoom;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.signnow.SignNowRoom;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.sandbox.yousign.YousignRoom;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * All providers of the sandbox in one process and on one loopback port, each below a path prefix.
 *
 * <p>It starts with {@link #start()}, or by itself when something is first asked of it, and stops
 * with {@link #close()}; then it can be started again and has forgotten everything. Options can be
 * set until it starts, the auto-sign policy at any time. All methods may be called from any thread.
 *
 * <pre>{@code
 * try (EsignSandbox sandbox = new EsignSandbox()) {
 *     String baseUri = sandbox.getSignNowBaseUri();
 *     ...
 *     sandbox.signNow().sign(documentId, "ada@acme.test");
 * }
 * }</pre>
 */
public class EsignSandbox implements AutoCloseable {
    private static final List<Function<Premises, ProviderRoom<?>>> ROOMS =
            List.of(
                    SignNowRoom::new,
                    SigneasyRoom::new,
                    JSignRoom::new,
                    DocuSignRoom::new,
                    YousignRoom::new);

    private int port;
    private boolean tls;
    private Clock clock = Clock.systemUTC();
    private String controlToken;
    private String docuSignConnectKey;
    private String signeasyWebhookUrl;
    private String signeasyWebhookToken;
    private volatile Duration autoSignAfter;

    private Running running;

    /** What exists between start and close. */
    private record Running(
            FileStore files,
            String controlToken,
            TrustStore trustStore,
            FaultSwitchboard faults,
            Webhooks webhooks,
            Premises premises,
            Map<String, ProviderRoom<?>> rooms,
            SandboxServer server) {
        void reset() {
            faults.clear();
            webhooks.reset();
            premises.webhooks().forget();
            premises.outbox().clear();
            rooms.values().forEach(ProviderRoom::reset);
            premises.requests().clear();
        }
    }

    /** Port to listen on; 0 (default) is any free one. */
    public synchronized void setPort(int port) {
        whileStopped();
        this.port = port;
    }

    /** Whether to serve HTTPS instead of HTTP; false by default. See {@link #trustStore()}. */
    public synchronized void setTls(boolean tls) {
        whileStopped();
        this.tls = tls;
    }

    /** The clock by which tokens expire and documents change; the system's by default. */
    public synchronized void setClock(Clock clock) {
        whileStopped();
        this.clock = clock;
    }

    /** The secret of the control API; made up at each start by default. */
    public synchronized void setControlToken(String controlToken) {
        whileStopped();
        this.controlToken = controlToken;
    }

    /**
     * How long after their turn came signers sign by themselves; null or negative (default) is
     * never. A signer whose e-mail starts with {@code decline} then declines instead, with the
     * reason "Declined by the sandbox".
     */
    public void setAutoSignAfter(Duration autoSignAfter) {
        this.autoSignAfter =
                autoSignAfter == null || autoSignAfter.isNegative() ? null : autoSignAfter;
    }

    /** Like {@link #setAutoSignAfter}, in milliseconds, for bean configuration; -1 is never. */
    public void setAutoSignMillis(long millis) {
        setAutoSignAfter(Duration.ofMillis(millis));
    }

    /**
     * A key by which DocuSign's Connect signs its messages, as its administrators make one by hand;
     * none by default.
     */
    public synchronized void setDocuSignConnectKey(String docuSignConnectKey) {
        whileStopped();
        this.docuSignConnectKey = docuSignConnectKey;
    }

    /**
     * Where Signeasy calls for the ready-made application, as its owner enters it in the developer
     * portal; nowhere by default, and if empty.
     *
     * @see Signeasy#addPortalWebhook
     */
    public synchronized void setSigneasyWebhookUrl(String signeasyWebhookUrl) {
        whileStopped();
        this.signeasyWebhookUrl = signeasyWebhookUrl;
    }

    /** The token that the owner enters beside {@link #setSigneasyWebhookUrl}; none by default. */
    public synchronized void setSigneasyWebhookToken(String signeasyWebhookToken) {
        whileStopped();
        this.signeasyWebhookToken = signeasyWebhookToken;
    }

    /**
     * Starts the sandbox; does nothing when it runs.
     *
     * @throws IllegalStateException when the port is taken
     */
    public EsignSandbox start() {
        running();
        return this;
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            Running stopping = running;
            running = null;
            try (stopping.files) {
                stopping.server.close();
            }
        }
    }

    /** Forgets documents, tokens, users, faults and requests; the server keeps running. */
    public void reset() {
        running().reset();
        enterByHand();
    }

    /** What the providers' customers do on their pages, since no call does it. */
    private void enterByHand() {
        if (docuSignConnectKey != null) {
            docuSign().addConnectKey(docuSignConnectKey);
        }
        if (signeasyWebhookUrl != null && !signeasyWebhookUrl.isBlank()) {
            signeasy()
                    .addPortalWebhook(
                            Signeasy.DEMO_CLIENT_ID, signeasyWebhookUrl, signeasyWebhookToken);
        }
    }

    /**
     * Where a provider answers, for example {@code http://127.0.0.1:40123/signnow}. Starts the
     * sandbox.
     *
     * @throws IllegalArgumentException for a provider that the sandbox does not have
     */
    public String baseUri(String provider) {
        Running current = running();
        if (!current.rooms.containsKey(provider)) {
            throw new IllegalArgumentException("The sandbox has no provider " + provider);
        }
        return current.server.uri() + "/" + provider;
    }

    /** {@link #baseUri} of SignNow, for property placeholders that call a getter. */
    public String getSignNowBaseUri() {
        return baseUri("signnow");
    }

    /** Where Yousign's version 3 is found at {@code /v3}, as its operations' paths begin. */
    public String getYousignBaseUri() {
        return baseUri("yousign");
    }

    /** The base of Yousign's version 2, whose paths name no version. */
    public String getYousignV2BaseUri() {
        return baseUri("yousign") + "/v2";
    }

    /** {@link #baseUri} of DocuSign, below which its OAuth server and REST API are. */
    public String getDocuSignBaseUri() {
        return baseUri("docusign");
    }

    /** {@link #baseUri} of Signeasy, for property placeholders that call a getter. */
    public String getSigneasyBaseUri() {
        return baseUri("signeasy");
    }

    /** {@link #baseUri} of jSign, for property placeholders that call a getter. */
    public String getJSignBaseUri() {
        return baseUri("jsign");
    }

    /** Root of the server, below which {@code /sandbox} is the control API. Starts the sandbox. */
    public URI uri() {
        return running().server.uri();
    }

    /** The secret that the control API asks for. Starts the sandbox. */
    public String controlToken() {
        return running().controlToken;
    }

    /** What a client needs to verify the sandbox's certificate. Starts the sandbox. */
    public TrustStore trustStore() {
        return running().trustStore;
    }

    /** SignNow seen from behind the counter, until the sandbox closes. Starts the sandbox. */
    public SignNow signNow() {
        return room(SignNowRoom.class).view();
    }

    /** Yousign seen from behind the counter, until the sandbox closes. Starts the sandbox. */
    public Yousign yousign() {
        return room(YousignRoom.class).view();
    }

    /** DocuSign seen from behind the counter, until the sandbox closes. Starts the sandbox. */
    public DocuSign docuSign() {
        return room(DocuSignRoom.class).view();
    }

    /** Signeasy seen from behind the counter, until the sandbox closes. Starts the sandbox. */
    public Signeasy signeasy() {
        return room(SigneasyRoom.class).view();
    }

    /** jSign seen from behind the counter, until the sandbox closes. Starts the sandbox. */
    public JSign jSign() {
        return room(JSignRoom.class).view();
    }

    /** The faults that are switched on. Starts the sandbox. */
    public FaultSwitchboard faults() {
        return running().faults;
    }

    /** The requests of all providers. Starts the sandbox. */
    public RequestLog requests() {
        return running().premises.requests();
    }

    /** How the providers deliver webhooks. Starts the sandbox. */
    public Webhooks webhooks() {
        return running().webhooks;
    }

    /** The e-mails that the providers would have sent. Starts the sandbox. */
    public Outbox outbox() {
        return running().premises.outbox();
    }

    /** All providers. Starts the sandbox. */
    Collection<ProviderRoom<?>> rooms() {
        return running().rooms.values();
    }

    private <R extends ProviderRoom<?>> R room(Class<R> type) {
        return rooms().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    private synchronized Running running() {
        if (running == null) {
            running = run();
            enterByHand();
        }
        return running;
    }

    private Running run() {
        FileStore files = new FileStore();
        Vertx vertx = SandboxServer.vertx();
        try {
            String token = controlToken == null ? UUID.randomUUID().toString() : controlToken;
            TrustStore trustStore = TrustStore.in(files);
            FaultSwitchboard faults = new FaultSwitchboard();
            Webhooks webhooks = new Webhooks();
            // known once the server listens, before anybody can ask for it
            AtomicReference<URI> uri = new AtomicReference<>();
            Premises premises =
                    new Premises(
                            clock,
                            files,
                            new RequestLog(clock),
                            new WebhookSender(vertx, webhooks, clock),
                            new Outbox(),
                            uri::get);
            Map<String, ProviderRoom<?>> rooms = new LinkedHashMap<>();
            for (Function<Premises, ProviderRoom<?>> make : ROOMS) {
                ProviderRoom<?> room = make.apply(premises);
                rooms.put(room.name(), room);
            }
            ControlApi control =
                    new ControlApi(token, rooms, faults, webhooks, premises, this::reset);
            SandboxServer server =
                    new SandboxServer(
                            vertx,
                            port,
                            tls,
                            rooms,
                            control,
                            faults,
                            premises,
                            () -> autoSignAfter);
            uri.set(server.uri());
            return new Running(files, token, trustStore, faults, webhooks, premises, rooms, server);
        } catch (RuntimeException e) {
            vertx.close();
            files.close();
            throw e;
        }
    }

    private void whileStopped() {
        if (running != null) {
            throw new IllegalStateException("This can be set only before the sandbox starts");
        }
    }
}
