import { type Bilingual, type ParserWording, parserWords } from '../../diagnostics/bilingual.ts';

/** Errors of the YAML parser, `CODE, message`, by how they begin, the first that fits; its own English may do. */
const WORDINGS: Readonly<Record<string, readonly [french: string, english?: string]>> = {
  DUPLICATE_KEY: [
    'cette clé figure deux fois au même endroit : réunissez sous une seule ce que disent les deux ; là où elles se contredisent, gardez ce que dit la convention signée',
    'this key stands twice at the same place: put what both say under one; where they contradict each other, keep what the signed convention says',
  ],
  'BAD_INDENT, All sequence items': [
    'les tirets d’une liste doivent être alignés',
    'the dashes of a list must be aligned',
  ],
  BAD_INDENT: [
    'le retrait n’est pas celui des lignes voisines',
    'the indentation is not that of the lines around it',
  ],
  SPACE_AS_INDENT: [
    'une espace insécable, ou d’une autre sorte, sert de retrait : seules des espaces ordinaires le peuvent',
    'a no-break space, or one of another kind, is used to indent: only ordinary spaces may',
  ],
  OTHER_SPACE: [
    'une espace insécable, ou d’une autre sorte, touche cette clé ou cette valeur : ôtez-la',
    'a no-break space, or one of another kind, stands beside this key or value: take it out',
  ],
  TAB_AS_INDENT: [
    'une tabulation sert de retrait : seules des espaces le peuvent',
    'a tab is used to indent: only spaces may',
  ],
  'MISSING_CHAR, Missing closing ["\']quote': ['un guillemet fermant manque', 'a closing quote is missing'],
  'MISSING_CHAR, Missing closing (.*?)\\.?$': ['la fin de ce qui est ouvert manque : $1'],
  'MISSING_CHAR, Missing , (?:or : )?between': [
    'une virgule manque entre deux éléments',
    'a comma is missing between two items',
  ],
  'MISSING_CHAR, Missing space after :': [
    'une espace manque après le deux-points',
    'a space is missing after the colon',
  ],
  SPACE_AFTER_COLON: [
    'l’espace après le deux-points est insécable, ou d’une autre sorte : il en faut une ordinaire',
    'the space after the colon is a no-break one, or one of another kind: an ordinary one is needed',
  ],
  COMMA_IN_NUMBER: [
    'une virgule coupe un nombre : écrivez-le avec un point, comme `34.5`',
    'a comma cuts a number in two: write it with a point, as `34.5`',
  ],
  'MISSING_CHAR, Implicit map keys': [
    'un deux-points manque après la clé',
    'a colon is missing after the key',
  ],
  'MISSING_CHAR, Sequence item without': [
    'un tiret manque devant un élément de la liste, ou le retrait n’est pas celui des lignes voisines',
    'a dash is missing before an item of the list, or the indentation is not that of the lines around it',
  ],
  'MISSING_CHAR, Comments must be': ['une espace manque devant le « # » d’un commentaire'],
  'MISSING_CHAR, Flow (map|sequence)': [
    'une accolade ou un crochet n’est pas fermé',
    'a brace or a bracket is not closed',
  ],
  MISSING_CHAR: ['un signe de ponctuation manque'],
  MULTILINE_IMPLICIT_KEY: [
    'une clé tient sur plusieurs lignes, ou un deux-points est de trop',
    'a key goes over several lines, or there is a colon too many',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'un deux-points est de trop : mettez le texte entre guillemets, ou ces clés entre accolades',
    'there is a colon too many: put the text in quotes, or these keys in braces',
  ],
  BLOCK_IN_FLOW: [
    'une liste à tirets ou à retraits est dans des accolades ou des crochets',
    'a list with dashes or indentation stands in braces or brackets',
  ],
  'BAD_SCALAR_START, Plain value cannot start with .*?(\\S+)$': [
    'un texte ne peut commencer par $1 sans guillemets',
    'a text cannot begin with $1 without quotes',
  ],
  'BAD_DQ_ESCAPE, Invalid escape sequence (.*)$': [
    'dans un texte entre guillemets, $1 n’a pas de sens : écrivez / entre des dossiers, sous Windows aussi ; ailleurs, doublez la barre oblique inverse',
    'in a text in quotes, $1 means nothing: write / between folders, on Windows too; elsewhere, write the backslash twice',
  ],
  BAD_SCALAR_START: ['un texte ne peut commencer par ce signe sans guillemets'],
  BAD_DQ_ESCAPE: ['dans un texte entre guillemets, une barre oblique inverse n’a pas de sens : doublez-la'],
  'UNEXPECTED_TOKEN, Unexpected (?:empty item|,)': ['une virgule est de trop'],
  'UNEXPECTED_TOKEN, Unexpected scalar at node end': [
    'un texte suit une valeur déjà finie : mettez le tout entre guillemets, ou séparez-les',
    'a text follows a value that has ended: put the whole in quotes, or separate them',
  ],
  'UNEXPECTED_TOKEN, Unexpected block-seq-ind': [
    'une liste à tirets commence à la ligne suivante ; si c’est un texte, mettez-le entre guillemets',
    'a list with dashes begins on the next line; if it is a text, put it in quotes',
  ],
  'UNEXPECTED_TOKEN, Not a YAML token': [
    'ce texte commence par un signe qui a un autre sens : mettez-le entre guillemets',
    'this text begins with a sign that means something else: put it in quotes',
  ],
  UNEXPECTED_TOKEN: ['un signe est ici de trop', 'there is a sign too many here'],
  KEY_OVER_1024_CHARS: ['une clé dépasse 1 024 caractères', 'a key is longer than 1,024 characters'],
  MULTIPLE_DOCS: [
    'le fichier contient plusieurs documents, séparés par une ligne « --- » : ôtez-la, et gardez les clés qui suivent',
    'the file holds several documents, with a line “---” between them: take it out, and keep the keys that follow',
  ],
  'BAD_ALIAS, Anchor': [
    'un « & » commence une ancre : mettez le texte entre guillemets',
    'an “&” begins an anchor: put the text in quotes',
  ],
  '(?:ALIAS_PROPS|BAD_ALIAS)': [
    'une étoile commence un alias : mettez le texte entre guillemets',
    'a star begins an alias: put the text in quotes',
  ],
  'UNKNOWN_ALIAS, (.*)$': [
    'l’alias $1 ne renvoie à rien : si c’est un texte, mettez-le entre guillemets',
    'the alias $1 stands for nothing: if it is a text, put it in quotes',
  ],
  'CIRCULAR_ALIAS, (.*)$': [
    'l’alias $1 se contient lui-même : écrivez la valeur en entier',
    'the alias $1 holds itself: write the value in full',
  ],
  MULTIPLE_ANCHORS: ['deux ancres « & » se suivent'],
  MULTIPLE_TAGS: ['deux étiquettes « ! » se suivent'],
  '(?:TAG_RESOLVE_FAILED|BAD_COLLECTION_TYPE)': [
    'une étiquette « ! » est inconnue : mettez le texte entre guillemets',
    'a tag (“!”) is not known: put the text in quotes',
  ],
  BAD_PROP_ORDER: ['une ancre ou une étiquette est mal placée'],
  BAD_DIRECTIVE: ['une ligne qui commence par « % » est une directive inconnue'],
  '(?:COLLECTION_AS_KEY|NON_STRING_KEY)': [
    'une liste ou une table sert de clé',
    'a list or a table stands where a key is expected',
  ],
  TOO_MANY_ALIASES: [
    'le fichier contient trop d’alias (`*nom`) : écrivez les valeurs en entier',
    'the file holds too many aliases (`*name`): write the values in full',
  ],
  RESOURCE_EXHAUSTION: [
    'des listes ou des tables sont imbriquées trop profondément',
    'lists or tables are nested too deeply',
  ],
  'TOO_LARGE, (\\d+)$': ['le fichier dépasse $1 octets', 'the file is over $1 bytes'],
  IMPOSSIBLE: ['le texte est abîmé'],
};

const YAML_WORDINGS = Object.entries(WORDINGS).map(
  ([start, words]): ParserWording => [new RegExp(`^${start}`), ...words],
);

/** An error of the YAML parser, or one of ours in the same form. */
export function yamlWords(message: string): Bilingual {
  return parserWords(message, YAML_WORDINGS);
}
