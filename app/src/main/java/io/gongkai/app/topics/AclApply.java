package io.gongkai.app.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** Grants principals what their roles need. It takes nothing away, and says what is too much. */
final class AclApply {
  private final Admin admin;
  private final boolean dryRun;

  /**
   * Works on the cluster of a client.
   *
   * @param admin client, which stays the caller's
   * @param dryRun whether to look only
   */
  AclApply(Admin admin, boolean dryRun) {
    this.admin = admin;
    this.dryRun = dryRun;
  }

  /**
   * Grants what is missing.
   *
   * @param roles roles of each principal
   * @return what came of each right; those that were there already are one line for a principal
   */
  List<Outcome> apply(Map<String, Set<Role>> roles)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<String, Set<Role>> principal : roles.entrySet()) {
      Set<AclBinding> wanted = new LinkedHashSet<>();
      principal.getValue().forEach(role -> wanted.addAll(role.acls(principal.getKey())));
      Set<AclBinding> granted = new HashSet<>(granted(principal.getKey()));
      List<AclBinding> missing = wanted.stream().filter(acl -> !granted.contains(acl)).toList();
      if (!missing.isEmpty() && !dryRun) {
        TopicApply.get(admin.createAcls(missing).all());
      }
      missing.forEach(acl -> outcomes.add(outcome(acl, Outcome.State.CREATED, "")));
      if (missing.isEmpty()) {
        outcomes.add(
            new Outcome(
                principal.getKey(), Outcome.State.OK, "has its " + wanted.size() + " rights"));
      }
      granted.removeAll(wanted);
      granted.stream()
          .map(
              acl ->
                  outcome(
                      acl,
                      Outcome.State.DIFFERS,
                      "no role of this configuration needs it: take it away with kafka-acls"
                          + " --remove, or give the role"))
          .forEach(outcomes::add);
    }
    return outcomes;
  }

  private Collection<AclBinding> granted(String principal)
      throws InterruptedException, ExecutionException, TimeoutException {
    return TopicApply.get(
        admin
            .describeAcls(
                new AclBindingFilter(
                    new ResourcePatternFilter(ResourceType.ANY, null, PatternType.ANY),
                    new AccessControlEntryFilter(
                        principal, null, AclOperation.ANY, AclPermissionType.ANY)))
            .values());
  }

  private static Outcome outcome(AclBinding acl, Outcome.State state, String detail) {
    String subject =
        acl.entry().principal()
            + " "
            + acl.entry().operation()
            + " "
            + acl.pattern().resourceType()
            + " "
            + acl.pattern().name()
            + (acl.pattern().patternType() == PatternType.PREFIXED ? "*" : "");
    boolean denied = acl.entry().permissionType() == AclPermissionType.DENY;
    return new Outcome(denied ? subject + " (denied)" : subject, state, detail);
  }
}
