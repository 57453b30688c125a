// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.SandboxServer.Address;
import io.github.camelesign.sandbox.core.SignatureMark.SignatureMarks;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** What exists between the start of a sandbox and its end. */
final class RunningSandbox implements AutoCloseable {
    final FaultSwitchboard faults = new FaultSwitchboard();
    final Webhooks webhooks = new Webhooks();
    final Map<String, ProviderModule<?>> modules = new LinkedHashMap<>();
    final MutableClock clock;
    final String controlToken;
    final TrustStore trustStore;
    final SharedServices services;

    private final Sandbox sandbox;
    private final FileStore files = new FileStore();
    private final SandboxServer server;

    RunningSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
        Vertx vertx = SandboxServer.vertx();
        try {
            String token = sandbox.controlToken;
            this.controlToken = token == null ? UUID.randomUUID().toString() : token;
            this.trustStore = TrustStore.in(files);
            this.clock = new MutableClock(sandbox.clock);
            Address address = new Address(sandbox.host, sandbox.port, sandbox.publicHost);
            AllowedHosts hosts = hosts(address);
            // known once the server listens, before anybody can ask for it
            AtomicReference<URI> uri = new AtomicReference<>();
            RequestLog log = new RequestLog(clock);
            WebhookSender sender = new WebhookSender(vertx, webhooks, clock, hosts);
            SignatureMarks marks = new SignatureMarks();
            this.services =
                    new SharedServices(
                            clock, files, log, sender, new Mailbox(), marks, hosts, uri::get);
            for (ProviderModule.Factory provider : sandbox.providers) {
                ProviderModule<?> module = provider.create(services);
                modules.put(module.name(), module);
            }
            this.server = new SandboxServer(vertx, address, sandbox, this);
            uri.set(server.uri());
        } catch (RuntimeException e) {
            vertx.close();
            files.close();
            throw e;
        }
    }

    private AllowedHosts hosts(Address address) {
        Set<String> names = new HashSet<>(sandbox.allowedHosts);
        names.add(address.inLinks());
        if (!address.isOnAllInterfaces()) {
            names.add(address.host());
        }
        return new AllowedHosts(names);
    }

    /**
     * @throws NoSuchElementException when the sandbox does not have it
     */
    ProviderModule<?> module(String name) {
        ProviderModule<?> module = modules.get(name);
        if (module == null) {
            throw new NoSuchElementException("No provider " + name);
        }
        return module;
    }

    /** Does what is due by the clock. */
    void passTime() {
        modules.values().forEach(module -> module.state().passTime());
    }

    /** Does what is due, and lets signers act by the policy and the scenario. */
    void lookAround() {
        passTime();
        sandbox.policy.act(modules.values(), clock.instant());
        sandbox.scenario.act(modules.values(), clock.instant());
    }

    /** Lets go wrong what the scenario says, and nothing else. */
    void beginScenario() {
        faults.clear();
        sandbox.scenario.faults().forEach(faults::add);
    }

    void reset() {
        clock.reset();
        beginScenario();
        webhooks.reset();
        services.webhooks().forget();
        services.mailbox().clear();
        services.marks().clear();
        modules.values().forEach(ProviderModule::reset);
        services.requests().clear();
    }

    @Override
    public void close() {
        try (files) {
            server.close();
        }
    }
}
