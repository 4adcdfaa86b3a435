using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Remit.Paxos
{
    public static class ConversionStatus
    {
        public const string Created = "CREATED";
        public const string Settled = "SETTLED";
        public const string Cancelled = "CANCELLED";
    }

    [DataContract]
    public sealed class CreateConversion
    {
        [DataMember(Name = "ref_id", EmitDefaultValue = false)]
        public string RefId { get; set; }

        [DataMember(Name = "profile_id")]
        public string ProfileId { get; set; }

        [DataMember(Name = "recipient_profile_id", EmitDefaultValue = false)]
        public string RecipientProfileId { get; set; }

        [DataMember(Name = "amount")]
        public string Amount { get; set; }

        [DataMember(Name = "source_asset")]
        public string SourceAsset { get; set; }

        [DataMember(Name = "target_asset")]
        public string TargetAsset { get; set; }

        [DataMember(Name = "metadata", EmitDefaultValue = false)]
        public Dictionary<string, string> Metadata { get; set; }
    }

    [DataContract]
    public sealed class Conversion
    {
        [DataMember(Name = "id")]
        public string Id { get; set; }

        [DataMember(Name = "profile_id")]
        public string ProfileId { get; set; }

        [DataMember(Name = "recipient_profile_id")]
        public string RecipientProfileId { get; set; }

        [DataMember(Name = "amount")]
        public string Amount { get; set; }

        [DataMember(Name = "source_asset")]
        public string SourceAsset { get; set; }

        [DataMember(Name = "target_asset")]
        public string TargetAsset { get; set; }

        [DataMember(Name = "status")]
        public string Status { get; set; }

        [DataMember(Name = "ref_id")]
        public string RefId { get; set; }

        [DataMember(Name = "created_at")]
        public string CreatedAt { get; set; }

        [DataMember(Name = "settled_at")]
        public string SettledAt { get; set; }
    }

    [DataContract]
    public sealed class ConversionPage
    {
        [DataMember(Name = "items")]
        public List<Conversion> Items { get; set; }

        [DataMember(Name = "next_page_cursor")]
        public string NextPageCursor { get; set; }
    }

    [DataContract]
    public sealed class Problem
    {
        [DataMember(Name = "type")]
        public string Type { get; set; }

        [DataMember(Name = "detail")]
        public string Detail { get; set; }

        [DataMember(Name = "meta")]
        public ProblemMeta Meta { get; set; }
    }

    [DataContract]
    public sealed class ProblemMeta
    {
        [DataMember(Name = "existing")]
        public Conversion Existing { get; set; }
    }

    [DataContract]
    public sealed class Balance
    {
        [DataMember(Name = "asset")]
        public string Asset { get; set; }

        [DataMember(Name = "available")]
        public string Available { get; set; }
    }

    [DataContract]
    public sealed class BalancePage
    {
        [DataMember(Name = "items")]
        public List<Balance> Items { get; set; }
    }

    [DataContract]
    public sealed class Token
    {
        [DataMember(Name = "access_token")]
        public string AccessToken { get; set; }

        [DataMember(Name = "expires_in")]
        public int ExpiresIn { get; set; }
    }
}
