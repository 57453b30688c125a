package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.Premises;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All of Yousign's state, and the settings that tests may turn. A reset makes a new one. Everything
 * in it is guarded by its lock.
 */
final class YousignWorld {
    private static final long MEBIBYTE = 1 << 20;

    final Premises premises;
    final ApiKeys keys = new ApiKeys();
    final RateLimits limits;
    final Links links;
    final Accounts accounts;

    final RequestJson json = new RequestJson(this);
    final SignatureRequests requests = new SignatureRequests(json::whole);
    final Subscriptions subscriptions;
    final Lifecycle lifecycle;
    final Happenings happenings = new Happenings(this);
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

    YousignWorld(Premises premises) {
        this.premises = premises;
        this.limits = new RateLimits(premises.clock());
        this.links = new Links(premises);
        this.accounts = new Accounts(now());
        this.subscriptions = new Subscriptions(premises.webhooks(), premises.clock());
        this.lifecycle = new Lifecycle(this, happenings);
        this.procedures = new Procedures(this);
    }

    Instant now() {
        return premises.clock().instant();
    }

    /** Does what is due by now. */
    synchronized void passTime() {
        time.pass();
    }

    /** Lets those act whose turn came so long ago. */
    synchronized void letSignersAct(Duration after) {
        new SignerPolicy(this, after).apply();
    }
}
