// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.RunningSandbox.Address;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Providers in one process and on one port, of loopback unless it is said otherwise, each below a
 * path prefix.
 *
 * <p>It starts with {@link #start()}, or by itself when it is first used, and stops with {@link
 * #close()}; then it can be started again and has forgotten everything. Options can be set until it
 * starts, the auto-sign policy at any time. All methods may be called from any thread.
 */
public class Sandbox implements AutoCloseable {
    /** Header of a request to the control API that carries {@link #controlToken()}. */
    public static final String CONTROL_TOKEN_HEADER = ControlApi.TOKEN_HEADER;

    final List<ProviderModule.Factory> providers;
    String host = Address.LOOPBACK;
    String publicHost;
    Set<String> allowedHosts = Set.of();
    int port;
    boolean tls;
    Clock clock = Clock.systemUTC();
    String controlToken;
    volatile Scenario policy = new Scenario(null, null);
    volatile Scenario scenario = new Scenario(null, null);

    private RunningSandbox running;

    /** A sandbox of these providers, in their order. */
    public Sandbox(ProviderModule.Factory... providers) {
        this.providers = List.of(providers);
    }

    /**
     * Name or address of the interface to listen on; {@code 127.0.0.1} by default, so that no other
     * machine reaches the sandbox. {@code 0.0.0.0} is every interface, for containers. Whoever can
     * reach another one can use the sandbox by the name that is given here, by {@link
     * #setPublicHost} and by {@link #setAllowedHosts}, since its passwords are no secret.
     */
    public synchronized void setHost(String host) {
        requireStopped();
        this.host = Objects.requireNonNull(host, "host");
    }

    /**
     * By which name the sandbox's own links call it, which it then answers to; the host itself by
     * default, or {@code 127.0.0.1} when that is every interface.
     */
    public synchronized void setPublicHost(String publicHost) {
        requireStopped();
        this.publicHost = publicHost;
    }

    /**
     * Names of hosts beyond this machine: webhooks are sent to receivers there, and requests are
     * answered that call the sandbox by such a name or come from a page there. None by default.
     */
    public synchronized void setAllowedHosts(Collection<String> allowedHosts) {
        requireStopped();
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    /**
     * Port to listen on; 0 (default) is any free one.
     *
     * @throws IllegalArgumentException unless it is 0 to 65535
     */
    public synchronized void setPort(int port) {
        requireStopped();
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
        }
        this.port = port;
    }

    /** Whether to serve HTTPS instead of HTTP; false by default. See {@link #trustStore()}. */
    public synchronized void setTls(boolean tls) {
        requireStopped();
        this.tls = tls;
    }

    /** The clock by which tokens expire and documents change; the system's by default. */
    public synchronized void setClock(Clock clock) {
        requireStopped();
        this.clock = clock;
    }

    /** The secret of the control API; made up at each start by default. */
    public synchronized void setControlToken(String controlToken) {
        requireStopped();
        this.controlToken = controlToken;
    }

    /**
     * How long after their turn came signers sign by themselves; null or negative (default) is
     * never. A signer whose e-mail starts with {@code decline} then declines instead, with the
     * reason "Declined by the sandbox".
     */
    public void setAutoSignAfter(Duration autoSignAfter) {
        boolean acts = autoSignAfter != null && !autoSignAfter.isNegative();
        policy = acts ? Scenario.autoSign(autoSignAfter) : new Scenario(null, null);
    }

    /** Like {@link #setAutoSignAfter}, in milliseconds, for bean configuration; -1 is never. */
    public void setAutoSignMillis(long millis) {
        setAutoSignAfter(Duration.ofMillis(millis));
    }

    /**
     * Starts the sandbox; does nothing when it runs.
     *
     * @throws IllegalStateException when nothing can listen there; its message says why
     */
    public Sandbox start() {
        running();
        return this;
    }

    /**
     * Who does what from now on, and what goes wrong; nobody does anything by default. It goes on
     * after a reset.
     */
    public synchronized void setScenario(Scenario scenario) {
        this.scenario = Objects.requireNonNull(scenario, "scenario");
        if (running != null) {
            running.beginScenario();
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            RunningSandbox stopping = running;
            running = null;
            stopping.close();
        }
    }

    /** Forgets documents, tokens, users, faults and requests; the server keeps running. */
    public void reset() {
        running().reset();
        applySettings();
    }

    /**
     * Called after each start and reset, to make at the providers what their customers make on
     * their pages, since no call does it.
     */
    protected void applySettings() {}

    /**
     * Where a provider answers, for example {@code http://127.0.0.1:40123/signnow}. Starts the
     * sandbox.
     *
     * @throws IllegalArgumentException for a provider that the sandbox does not have
     */
    public String baseUri(String provider) {
        ProviderModule<?> module = running().modules.get(provider);
        if (module == null) {
            throw new IllegalArgumentException("The sandbox has no provider " + provider);
        }
        return module.baseUri();
    }

    /** Root of the server, below which {@code /sandbox} is the control API. Starts the sandbox. */
    public URI uri() {
        return running().services.uri().get();
    }

    /** Where the control API is. Starts the sandbox. */
    public URI controlUri() {
        return URI.create(uri() + ControlApi.PREFIX);
    }

    /** The secret that the control API asks for. Starts the sandbox. */
    public String controlToken() {
        return running().controlToken;
    }

    /** What a client needs to verify the sandbox's certificate. Starts the sandbox. */
    public TrustStore trustStore() {
        return running().trustStore;
    }

    /** The faults that are switched on. Starts the sandbox. */
    public FaultSwitchboard faults() {
        return running().faults;
    }

    /** The requests of all providers. Starts the sandbox. */
    public RequestLog requests() {
        return running().services.requests();
    }

    /** How the providers deliver webhooks. Starts the sandbox. */
    public Webhooks webhooks() {
        return running().webhooks;
    }

    /** The e-mails that the providers would have sent. Starts the sandbox. */
    public Mailbox mailbox() {
        return running().services.mailbox();
    }

    /** What time it is for the providers; a reset turns it back. Starts the sandbox. */
    public MutableClock clock() {
        return running().clock;
    }

    /** All providers. Starts the sandbox. */
    public Collection<ProviderModule<?>> modules() {
        return running().modules.values();
    }

    /**
     * One provider. Starts the sandbox.
     *
     * @throws java.util.NoSuchElementException when the sandbox does not have it
     */
    public <M extends ProviderModule<?>> M module(Class<M> type) {
        return modules().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private synchronized RunningSandbox running() {
        if (running == null) {
            running = new RunningSandbox(this);
            running.beginScenario();
            applySettings();
        }
        return running;
    }

    /** Before an option is set that counts from the start on. */
    protected final void requireStopped() {
        if (running != null) {
            throw new IllegalStateException("This can be set only before the sandbox starts");
        }
    }
}
