// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignerPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All of Yousign's state, and the settings that tests may turn. A reset makes a new one. Everything
 * in it is guarded by its lock.
 */
final class YousignState extends ProviderState<ApiKey> {
    private static final long MEBIBYTE = 1 << 20;

    final RateLimits limits;
    final YousignLinks links;
    final Accounts accounts;

    final RequestJson json = new RequestJson(this);
    final SignatureRequests requests = new SignatureRequests(json::whole);
    final Subscriptions subscriptions;
    final Lifecycle lifecycle;
    final EventPublisher publisher = new EventPublisher(this);
    final JsonStore labels = new JsonStore("Label");
    final JsonStore contacts = new JsonStore("Contact");
    final JsonStore customExperiences = new JsonStore("Custom Experience");
    final Map<String, Template> templates = new LinkedHashMap<>();

    /** Documents that wait for their request. */
    final Map<String, RequestDocument> unattached = new LinkedHashMap<>();

    final Procedures procedures;
    final VersionTwo versionTwo = new VersionTwo();

    private final PassingTime time = new PassingTime(this);

    volatile long uploadLimit = 50 * MEBIBYTE;

    YousignState(SharedServices services) {
        super(services);
        tokens().add(new ApiKey(Yousign.DEMO_API_KEY, false));
        this.limits = new RateLimits(services.clock());
        this.links = new YousignLinks(services);
        this.accounts = new Accounts(now());
        this.subscriptions = new Subscriptions(services.webhooks(), services.clock());
        this.lifecycle = new Lifecycle(this, publisher);
        this.procedures = new Procedures(this);
    }

    @Override
    public synchronized void passTime() {
        time.pass();
    }

    @Override
    public synchronized void letSignersAct(Duration after) {
        new RecipientPolicy(this, new SignerPolicy(now(), after)).apply();
    }

    @Override
    protected List<Listing> listings() {
        return List.of(requests, procedures);
    }
}
