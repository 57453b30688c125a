// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

/** The generations of SignNow's webhook subscriptions. */
public enum SignNowSubscriptionVersion {
    /** The first, deprecated by SignNow; its calls are not signed. */
    V1,
    /** The present one. */
    V2
}
