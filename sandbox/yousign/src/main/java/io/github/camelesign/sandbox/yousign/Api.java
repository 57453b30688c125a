// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

/** The two interfaces of Yousign, which share nothing but the keys of the sandbox. */
enum Api {
    V2,
    V3
}
